package org.pacekeeper.event;

/**
 * Whether and how a campaign's conversations are recorded. A campaign for which nothing was
 * configured has {@link #none}.
 *
 * @param folder below the node's folder for recordings; {@code {campaign}} and {@code {date}} (UTC)
 *     stand for what they say, and nothing may name a person
 * @param format the suffix by which the PBX knows the format, for instance {@code wav}
 * @param announcement played to callee and agent as recording begins; empty for none
 * @param keepDays how long a file is kept; 0 for ever
 */
public record RecordingSettings(
    String campaign, Mode mode, String folder, String format, String announcement, int keepDays) {

  public static final String FOLDER = "{campaign}/{date}";
  public static final String FORMAT = "wav";

  /** When a conversation is recorded. */
  public enum Mode {
    OFF,
    /** From its beginning to its end. */
    ALWAYS,
    /** When the agent asks for it. */
    ON_DEMAND
  }

  public static RecordingSettings none(String campaign) {
    return new RecordingSettings(campaign, Mode.OFF, FOLDER, FORMAT, "", 0);
  }
}
