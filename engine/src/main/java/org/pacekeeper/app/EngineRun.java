package org.pacekeeper.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.pacekeeper.app.recordings.RecordingFolders;
import org.pacekeeper.asterisk.AsteriskNode;
import org.pacekeeper.event.AgentEvent.AgentLoggedIn;
import org.pacekeeper.event.CampaignSettings;
import org.pacekeeper.event.ControlEvent;
import org.pacekeeper.event.ControlEvent.AgentConfigured;
import org.pacekeeper.event.ControlEvent.ConversationConfigured;
import org.pacekeeper.event.ControlEvent.InboundConfigured;
import org.pacekeeper.event.ControlEvent.RecordingConfigured;
import org.pacekeeper.event.InboundSettings;
import org.pacekeeper.event.NodeSettings;
import org.pacekeeper.journal.JournalSettings;
import org.pacekeeper.pace.Policies;
import org.pacekeeper.settings.EngineSettings;
import org.pacekeeper.store.StoreSettings;
import org.pacekeeper.web.BoardClock;
import org.pacekeeper.web.WebSettings;

/**
 * The engine as a call center runs it: by a settings file, until it is told to end. One thread, but
 * for {@link #end}.
 */
public final class EngineRun implements AutoCloseable {
  private final EngineHost host;
  private final CountDownLatch ended = new CountDownLatch(1);

  private EngineRun(EngineHost host) {
    this.host = host;
  }

  /**
   * Brings the engine up; it dials as soon as its nodes and agents are there.
   *
   * @param store where the settings say the database is
   * @throws IOException when the board's port cannot be had, naming it
   * @throws IllegalArgumentException when a campaign's policy is not known
   * @throws IllegalStateException when journal or database cannot be used; nothing is left running
   */
  public static EngineRun start(EngineSettings settings, StoreSettings store) throws IOException {
    Policies policies = Policies.shipped();
    settings.campaigns().forEach(campaign -> policies.create(campaign.policy()));
    return new EngineRun(
        EngineHost.start(
            new EngineHost.Plan(
                journal(settings),
                store,
                new WebSettings(settings.web().host(), settings.web().port()),
                settings.nodes().stream().map(EngineSettings.Node::limits).toList(),
                settings.trunks(),
                settings.campaigns(),
                settings.answers(),
                agents(settings),
                settings.nodes().stream().map(EngineRun::asterisk).toList(),
                policies,
                EngineClock.system(),
                BoardClock.REAL,
                conversations(settings),
                new RecordingFolders(settings.recordingFolders()))));
  }

  /** Where the journals are. */
  static Path journalDir(EngineSettings settings) {
    return settings.dataDir().resolve("journal");
  }

  private static JournalSettings journal(EngineSettings settings) {
    EngineSettings.Journal journal = settings.journal();
    return new JournalSettings(
        journalDir(settings),
        JournalSettings.Sync.valueOf(journal.sync().name()),
        journal.syncEvery().toMillis(),
        JournalSettings.Roll.valueOf(journal.roll().name()),
        journal.keepDays());
  }

  private static List<AgentLoggedIn> agents(EngineSettings settings) {
    return settings.agents().stream()
        .map(
            agent ->
                new AgentLoggedIn(agent.name(), agent.campaign(), agent.node(), agent.dialString()))
        .toList();
  }

  private static List<ControlEvent> conversations(EngineSettings settings) {
    List<ControlEvent> events = new ArrayList<>();
    settings.agents().forEach(agent -> events.add(new AgentConfigured(agent.reached())));
    settings.conversations().forEach(each -> events.add(new ConversationConfigured(each)));
    settings.recordings().forEach(each -> events.add(new RecordingConfigured(each)));
    events.addAll(settings.callerIds());
    events.addAll(inbound(settings));
    return events;
  }

  /** Of every campaign: one that no longer takes calls must be told so. */
  private static List<InboundConfigured> inbound(EngineSettings settings) {
    List<InboundConfigured> events = new ArrayList<>(settings.inbound());
    Set<String> taking =
        settings.inbound().stream().map(InboundConfigured::campaign).collect(Collectors.toSet());
    for (CampaignSettings campaign : settings.campaigns())
      if (!taking.contains(campaign.name()))
        events.add(new InboundConfigured(campaign.name(), InboundSettings.NONE));
    return events;
  }

  private static AsteriskNode asterisk(EngineSettings.Node node) {
    NodeSettings limits = node.limits();
    return new AsteriskNode(
        limits.name(),
        node.host(),
        node.port(),
        node.user(),
        node.secret().reveal(),
        node.actionSessions());
  }

  public EngineHost host() {
    return host;
  }

  /** Waits until somebody asks for the end. */
  public void await() throws InterruptedException {
    ended.await();
  }

  /** Asks for the end. Any thread. */
  public void end() {
    ended.countDown();
  }

  /**
   * Places no further call and waits for those that are up; what is up after that stays up, and the
   * next start finds it.
   *
   * @return calls left up
   */
  public int finish(Duration within) {
    return host.engine().stop("the engine was told to end", within, false);
  }

  @Override
  public void close() {
    host.close();
  }
}
