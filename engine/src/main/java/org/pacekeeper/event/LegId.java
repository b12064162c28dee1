package org.pacekeeper.event;

/**
 * The id of a call or of an agent's leg, and its one textual form, which is the channel's id on the
 * PBX.
 *
 * <p>Upper 32 bits: the run that created it ({@link ControlEvent.EngineStarted#instance()}); lower
 * 32 bits: a sequence. The text has one fixed width, because Asterisk compares channel ids by
 * prefix.
 */
public final class LegId {
  private static final String PREFIX = "pk-";
  private static final int WIDTH = PREFIX.length() + 16;

  private LegId() {}

  public static long of(int instance, int sequence) {
    return ((long) instance << 32) | (sequence & 0xffff_ffffL);
  }

  /** For example {@code pk-0000002a00000001}. */
  public static String text(long legId) {
    String hex = Long.toHexString(legId);
    return PREFIX + "0".repeat(16 - hex.length()) + hex;
  }

  /** The id named by a channel id or unique id, 0 when the text is not one of ours. */
  public static long parse(String text) {
    if (text == null || text.length() != WIDTH || !text.startsWith(PREFIX)) return 0;
    long id = 0;
    for (int i = PREFIX.length(); i < WIDTH; i++) {
      char c = text.charAt(i);
      int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
      if (digit < 0) return 0;
      id = (id << 4) | digit;
    }
    return id;
  }
}
