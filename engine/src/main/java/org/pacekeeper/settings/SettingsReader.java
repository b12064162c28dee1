package org.pacekeeper.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.pacekeeper.event.CampaignSettings;
import org.pacekeeper.event.ControlEvent.AnswersConfigured;
import org.pacekeeper.event.ControlEvent.InboundConfigured;
import org.pacekeeper.event.ConversationSettings;
import org.pacekeeper.event.InboundSettings;
import org.pacekeeper.event.NodeSettings;
import org.pacekeeper.event.PhoneNumber;
import org.pacekeeper.event.RecordingSettings;
import org.pacekeeper.event.TrunkSettings;
import org.pacekeeper.pace.Policies;
import org.pacekeeper.settings.yaml.Format;
import org.pacekeeper.settings.yaml.Formats;
import org.pacekeeper.settings.yaml.InvalidSettingsException;
import org.pacekeeper.settings.yaml.Problems;
import org.pacekeeper.settings.yaml.Section;
import org.pacekeeper.settings.yaml.YamlFile;

/**
 * Reads a settings file with the campaigns and compliance profiles it names. Paths in it are
 * relative to the file's own folder; profiles are in {@code compliance/} there. One reader for one
 * reading, one thread.
 */
public final class SettingsReader {
  private static final Format<String> PATH =
      Formats.text("a path, relative to this file's folder", "../var", "[^\\p{Cntrl}]{1,1000}");
  private static final Format<String> STORE_URL =
      Formats.text(
          "embedded, or jdbc:postgresql://HOST:PORT/NAME",
          EngineSettings.Store.EMBEDDED,
          "embedded|jdbc:postgresql://[A-Za-z0-9.:/_?&=-]{1,300}");
  private static final Format<String> LOOPBACK =
      Formats.text(
          "an address of this machine only, for there is no login yet (127.0.0.1, ::1 or localhost)",
          "127.0.0.1",
          "127(\\.\\d{1,3}){3}|::1|localhost");
  private static final Format<Integer> PORT = Formats.integer(1, 65_535, 5038);
  private static final Format<Double> RATE = Formats.decimal(0, true, 10_000, "10");

  private final Path file;
  private final SecretReader secrets;
  private final Problems problems = new Problems();
  private final List<AnswersConfigured> answers = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();
  private final List<ConversationSettings> conversations = new ArrayList<>();
  private final List<InboundConfigured> inbound = new ArrayList<>();
  private final Map<PhoneNumber, String> inboundNumbers = new LinkedHashMap<>();
  private final List<RecordingSettings> recordings = new ArrayList<>();
  private final Map<String, Path> recordingFolders = new LinkedHashMap<>();

  private SettingsReader(Path file, SecretReader secrets) {
    this.file = file;
    this.secrets = secrets;
  }

  /**
   * For a command that dials: every secret must be there.
   *
   * @param environment gives a variable's value or null, as {@code System::getenv}
   * @throws InvalidSettingsException naming all that is wrong
   */
  public static EngineSettings read(Path file, UnaryOperator<String> environment) {
    return new SettingsReader(file, new SecretReader(environment, true)).read();
  }

  /**
   * For a command that reaches no PBX: a secret that cannot be had is left empty.
   *
   * @throws InvalidSettingsException naming all that is wrong
   */
  public static EngineSettings readWithoutSecrets(Path file, UnaryOperator<String> environment) {
    return new SettingsReader(file, new SecretReader(environment, false)).read();
  }

  private EngineSettings read() {
    EngineSettings settings = YamlFile.open(file, problems).map(this::engine).orElse(null);
    problems.throwIfAny();
    return settings;
  }

  private EngineSettings engine(Section top) {
    Path dataDir = file.resolveSibling(top.optional("dataDir", PATH, "../var")).normalize();
    EngineSettings.Journal journal = journal(top.section("journal"));
    EngineSettings.Store store = store(top.section("store"));
    EngineSettings.Web web = web(top.section("web"));

    Map<String, EngineSettings.Node> nodes = new LinkedHashMap<>();
    for (Section section : several(top, "nodes")) {
      EngineSettings.Node node = node(section);
      if (nodes.put(node.name(), node) != null) twice(section, node.name());
    }
    Joins joins = Joins.read(top.sections("joins"), nodes.keySet());
    nodes.replaceAll((name, node) -> joins.applyTo(node));
    Map<String, TrunkSettings> trunks = new LinkedHashMap<>();
    Map<String, List<String>> groups = new LinkedHashMap<>();
    for (Section section : several(top, "trunks")) {
      TrunkSettings trunk = trunk(section, nodes.keySet());
      String group = section.optional("group", Texts.NAME, "");
      if (!group.isEmpty()) groups.computeIfAbsent(group, g -> new ArrayList<>()).add(trunk.name());
      if (trunks.put(trunk.name(), trunk) != null) twice(section, trunk.name());
    }
    for (String group : groups.keySet())
      if (trunks.containsKey(group))
        top.problem("trunks", "'" + group + "' is a trunk and a group: expected different names");
    CallerIdReader callerIds = new CallerIdReader(trunks.keySet(), groups);
    callerIds.pools(top.sections("callerIds"));
    Map<String, CampaignSettings> campaigns = campaigns(top, trunks, groups, callerIds);
    List<EngineSettings.Agent> agents = new ArrayList<>();
    Set<String> agentNames = new HashSet<>();
    for (Section section : top.sections("agents")) {
      EngineSettings.Agent agent = agent(section, campaigns.keySet(), nodes.keySet());
      if (!agentNames.add(agent.name())) twice(section, agent.name());
      nearTrunks(section, agent, campaigns.get(agent.campaign()), trunks, joins);
      agents.add(agent);
    }
    top.finish();
    notices.addAll(Joins.told(nodes.values().stream().map(EngineSettings.Node::limits).toList()));
    return new EngineSettings(
        file,
        dataDir,
        journal,
        store,
        web,
        List.copyOf(nodes.values()),
        List.copyOf(trunks.values()),
        agents,
        List.copyOf(campaigns.values()),
        answers,
        conversations,
        callerIds.events(),
        inbound,
        recordings,
        recordingFolders,
        notices);
  }

  /** A callee can only be put through to an agent of the same node, or of one joined with it. */
  private static void nearTrunks(
      Section section,
      EngineSettings.Agent agent,
      CampaignSettings campaign,
      Map<String, TrunkSettings> trunks,
      Joins joins) {
    if (campaign == null) return;
    List<TrunkSettings> of =
        campaign.trunks().stream().filter(trunks::containsKey).map(trunks::get).toList();
    if (of.isEmpty() || of.stream().anyMatch(t -> joins.meet(t.node(), agent.node()))) return;
    section.problem(
        "node",
        "'"
            + agent.node()
            + "': expected '"
            + of.get(0).node()
            + "', where trunk '"
            + of.get(0).name()
            + "' of the agent's campaign is, or a node joined with it");
  }

  private static EngineSettings.Journal journal(Section section) {
    return new EngineSettings.Journal(
        section.optional(
            "sync",
            Formats.oneOf("a way to sync", EngineSettings.Sync.class),
            EngineSettings.Sync.INTERVAL),
        section.optional("syncEvery", Formats.duration("1ms", "1m", "50ms"), Duration.ofMillis(50)),
        section.optional(
            "roll",
            Formats.oneOf("a rolling period", EngineSettings.Roll.class),
            EngineSettings.Roll.DAILY),
        section.optional("keepDays", Formats.integer(1, 36_500, 90), 90));
  }

  private EngineSettings.Store store(Section section) {
    return new EngineSettings.Store(
        section.optional("url", STORE_URL, EngineSettings.Store.EMBEDDED),
        section.optional("user", Texts.USER, ""),
        secrets.read(section, "password", false));
  }

  private static EngineSettings.Web web(Section section) {
    return new EngineSettings.Web(
        section.optional("host", LOOPBACK, "127.0.0.1"),
        section.optional("port", Formats.integer(0, 65_535, 8080), 8080));
  }

  private EngineSettings.Node node(Section section) {
    EngineSettings.Node node =
        new EngineSettings.Node(
            new NodeSettings(
                section.required("name", Texts.NAME),
                section.optional("callsMax", Formats.integer(1, 100_000, 500), 500),
                section.optional("originatesPerSecond", RATE, 50.0),
                section.optional("unansweredMax", Formats.integer(1, 10_000, 50), 50),
                List.of()),
            section.required("host", Texts.HOST),
            section.optional("port", PORT, 5038),
            section.required("user", Texts.USER),
            secrets.read(section, "secret", true),
            section.optional("actionSessions", Formats.integer(1, 16, 2), 2));
    if (section.has("recordings"))
      recordingFolders.put(
          node.name(), file.resolveSibling(section.required("recordings", PATH)).normalize());
    return node;
  }

  private static TrunkSettings trunk(Section section, Set<String> nodes) {
    return new TrunkSettings(
        section.required("name", Texts.NAME),
        section.required("node", Formats.reference("a node", nodes)),
        section.required("dialString", Texts.TRUNK_DIAL_STRING),
        section.required("lines", Formats.integer(1, 100_000, 30)),
        section.optional("originatesPerSecond", RATE, 10.0),
        section.optional("callerId", Texts.PHONE, ""),
        section.optional(
            "weight", Formats.decimal(0, true, 1_000, "1"), nodes.size() > 1 ? 1.0 : 0.0),
        section.optional("cost", Formats.decimal(0, false, 1_000_000, "0"), 0.0),
        CodecReader.read(section));
  }

  private static EngineSettings.Agent agent(
      Section section, Set<String> campaigns, Set<String> nodes) {
    String name = section.required("name", Texts.NAME);
    return new EngineSettings.Agent(
        name,
        section.required("campaign", Formats.reference("a campaign", campaigns)),
        section.required("node", Formats.reference("a node", nodes)),
        section.required("dialString", Texts.AGENT_DIAL_STRING),
        ConversationReader.agent(section, name));
  }

  private Map<String, CampaignSettings> campaigns(
      Section top,
      Map<String, TrunkSettings> trunks,
      Map<String, List<String>> groups,
      CallerIdReader callerIds) {
    CampaignReader reader =
        new CampaignReader(
            trunks,
            groups,
            new ComplianceReader(file.resolveSibling("compliance"), problems),
            Policies.shipped(),
            notices);
    Map<String, CampaignSettings> campaigns = new LinkedHashMap<>();
    for (Section entry : several(top, "campaigns")) {
      Section section = entry;
      if (entry.has("file")) {
        Path of = file.resolveSibling(entry.required("file", PATH));
        section = YamlFile.open(of, problems).orElse(null);
        if (section == null) continue;
      }
      CampaignSettings campaign = reader.read(section, answers);
      conversations.add(ConversationReader.campaign(section, campaign.name()));
      callerIds.campaign(section, campaign);
      InboundSettings calls = InboundReader.campaign(section, campaign.name(), inboundNumbers);
      if (calls.takes()) inbound.add(new InboundConfigured(campaign.name(), calls));
      recordings.add(RecordingReader.read(section.section("recording"), campaign.name()));
      if (section != entry) section.finish();
      if (campaigns.put(campaign.name(), campaign) != null) twice(section, campaign.name());
    }
    return campaigns;
  }

  private static List<Section> several(Section top, String key) {
    List<Section> sections = top.sections(key);
    if (sections.isEmpty()) top.problem(key, "none given: expected a list of at least one");
    return sections;
  }

  private static void twice(Section section, String name) {
    section.problem("name", "'" + name + "' is used twice: expected a name of its own");
  }
}
