package org.pacekeeper.settings;

import org.pacekeeper.event.RecordingSettings;
import org.pacekeeper.event.RecordingSettings.Mode;
import org.pacekeeper.settings.yaml.Format;
import org.pacekeeper.settings.yaml.Formats;
import org.pacekeeper.settings.yaml.Section;

/** Reads whether and how a campaign's conversations are recorded: its section {@code recording}. */
final class RecordingReader {
  private static final Format<Mode> MODE = Formats.oneOf("when to record", Mode.class);
  private static final Format<String> FOLDER =
      Formats.text(
          "a folder below the node's, of letters, digits, _ / - {campaign} and {date}",
          RecordingSettings.FOLDER,
          "(?=.{1,100}$)([A-Za-z0-9_-]|\\{campaign}|\\{date})+(/([A-Za-z0-9_-]|\\{campaign}|\\{date})+)*");
  private static final Format<String> FORMAT =
      Formats.text("a suffix that Asterisk knows", RecordingSettings.FORMAT, "[a-zA-Z0-9]{1,8}");
  private static final Format<Integer> KEEP_DAYS = Formats.integer(0, 36_500, 90);

  private RecordingReader() {}

  static RecordingSettings read(Section section, String campaign) {
    Mode mode = section.optional("mode", MODE, Mode.OFF);
    return new RecordingSettings(
        campaign,
        mode,
        section.optional("folder", FOLDER, RecordingSettings.FOLDER),
        section.optional("format", FORMAT, RecordingSettings.FORMAT),
        section.optional("announcement", Texts.MESSAGE, ""),
        mode == Mode.OFF
            ? section.optional("keepDays", KEEP_DAYS, 0)
            : section.required("keepDays", KEEP_DAYS));
  }
}
