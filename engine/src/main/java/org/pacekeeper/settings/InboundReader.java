package org.pacekeeper.settings;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.pacekeeper.event.InboundSettings;
import org.pacekeeper.event.InboundSettings.Priority;
import org.pacekeeper.event.PhoneNumber;
import org.pacekeeper.settings.yaml.Format;
import org.pacekeeper.settings.yaml.Formats;
import org.pacekeeper.settings.yaml.Section;

/** Reads which calls from outside a campaign takes. */
final class InboundReader {
  private static final Format<Priority> PRIORITY = Formats.oneOf("a priority", Priority.class);
  private static final Format<Duration> WAIT = Formats.duration("1s", "1h", "5m");
  private static final Format<Duration> EVERY = Formats.duration("1s", "1h", "30s");
  private static final Format<Duration> LEVEL = Formats.duration("1s", "10m", "20s");

  private static final Format<Duration> RISE = Formats.duration("0s", "1h", "30s");

  private InboundReader() {}

  /**
   * @param taken the campaign of each number that has one; gets those of this
   */
  static InboundSettings campaign(Section campaign, String name, Map<PhoneNumber, String> taken) {
    Section section = campaign.section("inbound");
    List<PhoneNumber> numbers =
        section.list("numbers", Texts.PHONE).stream().map(PhoneNumber::of).distinct().toList();
    if (campaign.has("inbound") && numbers.isEmpty())
      section.problem("numbers", "missing; expected the numbers that are called: a list of E.164");
    for (PhoneNumber number : numbers) {
      String other = taken.putIfAbsent(number, name);
      if (other != null)
        section.problem(
            "numbers", number.e164() + " is one of " + other + "'s: expected one campaign for it");
    }
    return new InboundSettings(
        numbers,
        section.optional("priority", PRIORITY, Priority.AFTER),
        millis(section.optional("waitMax", WAIT, Duration.ofMinutes(5))),
        section.optional("message", Texts.MESSAGE, ""),
        section.optional("announcement", Texts.MESSAGE, ""),
        millis(section.optional("announceEvery", EVERY, Duration.ofSeconds(30))),
        millis(section.optional("serviceLevel", LEVEL, Duration.ofSeconds(20))),
        millis(section.optional("riseAfter", RISE, Duration.ofSeconds(30))));
  }

  private static int millis(Duration duration) {
    return (int) duration.toMillis();
  }
}
