package org.pacekeeper.app.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.pacekeeper.event.AnswerSettings.MachineMode;
import org.pacekeeper.event.CampaignSettings;
import org.pacekeeper.event.ControlEvent.AnswersConfigured;
import org.pacekeeper.event.ControlEvent.InboundConfigured;
import org.pacekeeper.event.RecordingSettings;
import org.pacekeeper.event.TrunkSettings;
import org.pacekeeper.settings.EngineSettings;

/**
 * What the settings ask of a node.
 *
 * @param modules by name without suffix, with what each is for
 * @param endpoints of PJSIP by which its trunks call, with the trunk
 * @param codecs that its trunks are to offer, of those that name any
 * @param records whether a campaign that dials there records
 */
public record NodeNeeds(
    Map<String, String> modules,
    Map<String, String> endpoints,
    List<Codecs> codecs,
    boolean records) {

  /**
   * What a trunk is to offer.
   *
   * @param endpoint of PJSIP, empty for other ways
   * @param names in their order
   */
  public record Codecs(String trunk, String endpoint, List<String> names) {}

  private static final List<String> ALWAYS =
      List.of(
          "pbx_config",
          "app_bridgewait",
          "app_dial",
          "app_playback",
          "app_stack",
          "app_userevent",
          "func_channel",
          "func_hangupcause",
          "func_logic",
          "func_strings",
          "bridge_simple",
          "bridge_holding",
          "bridge_builtin_features",
          "bridge_builtin_interval_features",
          "res_musiconhold",
          "res_mutestream");

  private static final List<String> THREE = List.of("app_confbridge", "bridge_softmix");
  private static final List<String> RECORDING = List.of("app_mixmonitor", "func_env");

  /** What the campaigns ask of the node that dial there. */
  public static NodeNeeds of(EngineSettings settings, String node) {
    Map<String, String> modules = new LinkedHashMap<>();
    ALWAYS.forEach(module -> modules.put(module, "every call"));
    THREE.forEach(module -> modules.put(module, "three-way talks"));
    Map<String, String> endpoints = new LinkedHashMap<>();
    List<Codecs> codecs = new ArrayList<>();
    Set<String> trunks = new TreeSet<>();
    for (TrunkSettings trunk : settings.trunks()) {
      if (!trunk.node().equals(node)) continue;
      trunks.add(trunk.name());
      String endpoint = endpoint(trunk.dialString());
      if (!endpoint.isEmpty()) endpoints.put(endpoint, trunk.name());
      if (!trunk.codecs().isEmpty()) codecs.add(new Codecs(trunk.name(), endpoint, trunk.codecs()));
    }
    boolean records = false;
    for (CampaignSettings campaign : settings.campaigns()) {
      if (campaign.trunks().stream().noneMatch(trunks::contains)) continue;
      String what = "campaign " + campaign.name();
      for (AnswersConfigured answers : settings.answers())
        if (answers.campaign().equals(campaign.name())) answers(answers, what, modules);
      for (RecordingSettings recording : settings.recordings())
        if (recording.campaign().equals(campaign.name())
            && recording.mode() != RecordingSettings.Mode.OFF) {
          records = true;
          RECORDING.forEach(module -> modules.put(module, what + ", which records"));
          modules.put(
              "format_" + recording.format().toLowerCase(Locale.ROOT), what + ", which records");
        }
    }
    // callers come in on any node, whichever trunks their campaign dials by
    for (InboundConfigured inbound : settings.inbound())
      modules.put("app_channelredirect", "campaign " + inbound.campaign() + ", which takes calls");
    return new NodeNeeds(modules, endpoints, codecs, records);
  }

  /** Every codec that one of the trunks is to offer. */
  Set<String> codecNames() {
    Set<String> names = new TreeSet<>();
    for (Codecs each : codecs) names.addAll(each.names());
    return names;
  }

  private static void answers(AnswersConfigured answers, String what, Map<String, String> modules) {
    if (answers.settings().mode() != MachineMode.OFF)
      modules.put("app_amd", what + ", which detects machines");
    if (answers.settings().mode() == MachineMode.LEAVE_MESSAGE)
      modules.put("app_waitforsilence", what + ", which leaves messages");
    if (!answers.settings().optOutKey().isEmpty())
      modules.put("app_read", what + ", whose messages take a key");
  }

  /** {@code carrier} of {@code PJSIP/{e164}@carrier}; empty for other ways. */
  private static String endpoint(String dialString) {
    if (!dialString.startsWith("PJSIP/")) return "";
    String rest = dialString.substring("PJSIP/".length());
    int at = rest.indexOf('@');
    String name =
        at >= 0 ? rest.substring(at + 1) : rest.substring(0, Math.max(0, rest.indexOf('/')));
    return name.matches("[A-Za-z0-9_.-]{1,64}") ? name : "";
  }
}
