package org.pacekeeper.event;

/**
 * A telephone number in E.164 form: a plus sign and 7 to 15 digits, the first of which is not 0.
 * Checked once, here; whoever holds one may put it into a dial string. Kept as a number so that
 * sets of millions stay small.
 */
public record PhoneNumber(long digits) implements Comparable<PhoneNumber> {

  /**
   * @throws IllegalArgumentException naming the value when it is not E.164
   */
  public PhoneNumber {
    if (digits < 1_000_000L || digits > 999_999_999_999_999L)
      throw new IllegalArgumentException(
          "phone number +" + digits + ": expected 7 to 15 digits in E.164 form");
  }

  /**
   * @throws IllegalArgumentException naming the value when it is not E.164
   */
  public static PhoneNumber of(String e164) {
    int length = e164 == null ? 0 : e164.length();
    boolean valid = length >= 8 && length <= 16 && e164.charAt(0) == '+' && e164.charAt(1) != '0';
    for (int i = 1; valid && i < length; i++)
      valid = e164.charAt(i) >= '0' && e164.charAt(i) <= '9';
    if (!valid)
      throw new IllegalArgumentException(
          "phone number '"
              + e164
              + "': expected E.164, a plus sign and 7 to 15 digits, for instance +12025550123");
    return new PhoneNumber(Long.parseLong(e164, 1, length, 10));
  }

  /** With the plus sign. */
  public String e164() {
    return "+" + digits;
  }

  /** For logs: all but the country's first digits and the last two hidden. */
  public String masked() {
    String all = Long.toString(digits);
    return "+"
        + all.substring(0, 2)
        + "*".repeat(all.length() - 4)
        + all.substring(all.length() - 2);
  }

  @Override
  public int compareTo(PhoneNumber other) {
    return Long.compare(digits, other.digits);
  }

  /** Masked, so that no log line or error message shows a whole number by accident. */
  @Override
  public String toString() {
    return masked();
  }
}
