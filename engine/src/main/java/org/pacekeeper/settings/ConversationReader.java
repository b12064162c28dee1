package org.pacekeeper.settings;

import java.time.Duration;
import org.pacekeeper.event.AgentSettings;
import org.pacekeeper.event.AgentSettings.LegMode;
import org.pacekeeper.event.ConversationSettings;
import org.pacekeeper.settings.yaml.Format;
import org.pacekeeper.settings.yaml.Formats;
import org.pacekeeper.settings.yaml.Section;

/** Reads what a file says of agents' legs, and of callees whose agent is away. */
final class ConversationReader {
  private static final Format<LegMode> LEG = Formats.oneOf("a leg", LegMode.class);
  private static final Format<String> PIN =
      Formats.text("a PIN of 3 to 12 digits", "4711", "[0-9]{3,12}");
  private static final Format<Duration> REJOIN = Formats.duration("0s", "5m", "30s");

  private ConversationReader() {}

  static AgentSettings agent(Section section, String name) {
    LegMode leg = section.optional("leg", LEG, LegMode.NAILED_UP);
    String pin = section.optional("pin", PIN, "");
    if (leg == LegMode.PER_CALL && !pin.isEmpty())
      section.problem(
          "pin",
          "set with leg per-call: expected none, since the callee would wait while it is entered");
    return new AgentSettings(
        name, leg, pin, section.optional("beep", ComplianceReader.YES_NO, false));
  }

  static ConversationSettings campaign(Section section, String name) {
    return new ConversationSettings(
        name,
        (int) section.optional("rejoinWithin", REJOIN, Duration.ofSeconds(30)).toMillis(),
        section.optional("holdRecording", Texts.MESSAGE, ""),
        section.optional("lostRecording", Texts.MESSAGE, ""));
  }
}
