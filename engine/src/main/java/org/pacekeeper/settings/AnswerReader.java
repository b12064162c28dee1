package org.pacekeeper.settings;

import java.time.Duration;
import org.pacekeeper.event.AnswerSettings;
import org.pacekeeper.event.AnswerSettings.Detection;
import org.pacekeeper.event.AnswerSettings.MachineMode;
import org.pacekeeper.settings.yaml.Format;
import org.pacekeeper.settings.yaml.Formats;
import org.pacekeeper.settings.yaml.Section;

/** Reads what a campaign does with what picks up: its section {@code answers}. Pure. */
final class AnswerReader {
  private static final Format<MachineMode> MODE = Formats.oneOf("a mode", MachineMode.class);
  private static final Format<Double> FRACTION = Formats.decimal(0, false, 1, "0.03");
  private static final Format<Integer> EVERY = Formats.integer(0, 10_000, 50);
  private static final Format<String> KEY =
      Formats.text("a key of the telephone, 0 to 9 or *, in quotes", "9", "[0-9*]");
  private static final Format<Duration> PART = Formats.duration("1ms", "30s", "800ms");
  private static final Format<Duration> GREETING = Formats.duration("100ms", "2m", "30s");
  private static final Format<Integer> WORDS = Formats.integer(1, 100, 3);
  private static final Format<Integer> LOUDNESS = Formats.integer(0, 32_767, 256);

  private AnswerReader() {}

  /**
   * @param abandonedRest what the campaign and its profiles make of it
   */
  static AnswerSettings read(Section section, Duration abandonedRest) {
    AnswerSettings defaults = AnswerSettings.DEFAULTS;
    MachineMode mode = section.optional("machines", MODE, defaults.mode());
    Section beep = section.section("beep");
    String message = section.optional("machineMessage", Texts.MESSAGE, "");
    if (mode == MachineMode.LEAVE_MESSAGE && message.isEmpty())
      section.required("machineMessage", Texts.MESSAGE);
    return new AnswerSettings(
        mode,
        detection(section.section("detection")),
        message,
        ms(beep, "silence", PART, defaults.beepSilenceMs()),
        ms(beep, "waitMax", GREETING, defaults.beepWaitMaxMs()),
        section.optional("assumedError", FRACTION, defaults.assumedErrorFraction()),
        section.optional("sampleEvery", EVERY, defaults.sampleEvery()),
        section.optional("optOutKey", KEY, ""),
        abandonedRest.toMillis());
  }

  private static Detection detection(Section section) {
    Detection defaults = Detection.DEFAULTS;
    return new Detection(
        ms(section, "initialSilence", PART, defaults.initialSilenceMs()),
        ms(section, "greeting", PART, defaults.greetingMs()),
        ms(section, "afterGreetingSilence", PART, defaults.afterGreetingSilenceMs()),
        ms(section, "totalAnalysis", PART, defaults.totalAnalysisMs()),
        ms(section, "minimumWord", PART, defaults.minimumWordMs()),
        ms(section, "betweenWordsSilence", PART, defaults.betweenWordsSilenceMs()),
        section.optional("maximumWords", WORDS, defaults.maximumWords()),
        section.optional("silenceThreshold", LOUDNESS, defaults.silenceThreshold()),
        ms(section, "maximumWord", PART, defaults.maximumWordMs()));
  }

  private static int ms(Section section, String key, Format<Duration> format, int defaultMs) {
    return (int) section.optional(key, format, Duration.ofMillis(defaultMs)).toMillis();
  }
}
