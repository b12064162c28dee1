package org.pacekeeper.event;

/**
 * What a campaign does with what picks up, beyond connecting it: machine detection, the keypress in
 * the message played when nobody is free, and how long an abandoned person is left alone.
 *
 * @param machineMessage the recording left on a machine, as the PBX names it; empty unless the mode
 *     is {@link MachineMode#LEAVE_MESSAGE}
 * @param beepSilenceMs after so much silence the machine is taken to record
 * @param beepWaitMaxMs how long the silence is waited for; then nothing is left
 * @param assumedErrorFraction of the calls taken for machines, those that were persons, until
 *     samples tell
 * @param sampleEvery one in so many calls taken for machines goes to an agent, who says what it
 *     was; 0 for none
 * @param optOutKey pressed during a message it puts the number on the do-not-call list: a digit or
 *     {@code *}; empty when the messages offer none
 * @param abandonedRestMs an abandoned person's number is not called before that is over
 */
public record AnswerSettings(
    MachineMode mode,
    Detection detection,
    String machineMessage,
    int beepSilenceMs,
    int beepWaitMaxMs,
    double assumedErrorFraction,
    int sampleEvery,
    String optOutKey,
    long abandonedRestMs) {

  /** Ofcom, statements on persistent misuse of 2008 and 2010: 72 hours without an agent assured. */
  public static final long ABANDONED_REST_MS = 72L * 3600 * 1000;

  /** A campaign that says nothing. */
  public static final AnswerSettings DEFAULTS =
      new AnswerSettings(
          MachineMode.OFF, Detection.DEFAULTS, "", 2_000, 30_000, 0.03, 0, "", ABANDONED_REST_MS);

  /** What becomes of an answer that is taken for a machine's. */
  public enum MachineMode {
    /** Nobody listens: whatever picks up is a person until an agent says otherwise. */
    OFF,
    /** Hung up. */
    DROP,
    /** A recording is left once the greeting is over. */
    LEAVE_MESSAGE,
    /** Goes to an agent like a person; the verdict is only noted. */
    MARK
  }

  /**
   * How Asterisk's AMD listens; its words and defaults, but for the greeting's length.
   *
   * @param initialSilenceMs silence before any word that makes it a machine
   * @param greetingMs a longer greeting is a machine's
   * @param afterGreetingSilenceMs silence after a greeting that makes it a person
   * @param totalAnalysisMs when the verdict falls at the latest
   * @param minimumWordMs shorter sounds are no words
   * @param betweenWordsSilenceMs silence that parts two words
   * @param maximumWords more make it a machine
   * @param silenceThreshold loudness below which it is silent, 0 to 32767
   * @param maximumWordMs a longer word is a machine's
   */
  public record Detection(
      int initialSilenceMs,
      int greetingMs,
      int afterGreetingSilenceMs,
      int totalAnalysisMs,
      int minimumWordMs,
      int betweenWordsSilenceMs,
      int maximumWords,
      int silenceThreshold,
      int maximumWordMs) {

    /** Asterisk's own, see its amd.conf. */
    public static final Detection DEFAULTS =
        new Detection(2_500, 1_500, 800, 5_000, 100, 50, 3, 256, 5_000);
  }
}
