package org.pacekeeper.asterisk;

import java.util.regex.Pattern;

/** Texts that go into a manager action: as they should be, or not at all. Pure; any thread. */
final class CheckedText {
  private CheckedText() {}

  /**
   * The text itself.
   *
   * @param what it is, for the complaint
   * @throws IllegalArgumentException naming the text, and what was expected
   */
  static String checked(String what, String value, Pattern allowed) {
    if (value != null && allowed.matcher(value).matches()) return value;
    throw new IllegalArgumentException(
        what + " '" + printable(value) + "' refused: expected " + allowed.pattern());
  }

  private static String printable(String value) {
    if (value == null) return "null";
    StringBuilder text = new StringBuilder();
    for (char c : value.substring(0, Math.min(100, value.length())).toCharArray())
      if (c >= ' ' && c < 0x7f) text.append(c);
      else text.append(String.format("\\u%04x", (int) c));
    return text.toString();
  }
}
