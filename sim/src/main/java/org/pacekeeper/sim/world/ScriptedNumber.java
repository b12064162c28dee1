package org.pacekeeper.sim.world;

import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number that says itself what will happen: {@code 99 O RR TTT}, outcome O, rings RR tenths of a
 * second, and if it answers hangs up TTT tenths later. O: 1 a person, 2 a machine, 3 busy, 4
 * congestion, 5 rings for ever, 6 unallocated, 7 rejected, 8 answers and drops at once, 9 silent
 * for ever. And {@code 98 V RR TTT}, what it does after the answer, V: 1 says hello and hangs up
 * after TTT, 2 speaks a machine's long greeting, 3 presses the 9 after TTT, 4 presses the 5 after
 * TTT, 5 speaks a machine's short greeting, 6 says nothing; 2 to 6 stay a minute. The same numbers
 * work in the dialplan for tests against a real Asterisk.
 */
final class ScriptedNumber {
  private static final Pattern FORM = Pattern.compile("99([1-9])(\\d\\d)(\\d\\d\\d)");
  private static final Pattern SPEAKS = Pattern.compile("98([1-6])(\\d\\d)(\\d\\d\\d)");
  private static final FarEnd[] OUTCOMES = {
    FarEnd.HUMAN,
    FarEnd.MACHINE,
    FarEnd.BUSY,
    FarEnd.CONGESTION,
    FarEnd.NO_ANSWER,
    FarEnd.UNALLOCATED,
    FarEnd.REJECTED,
    FarEnd.DROPS,
    FarEnd.SILENT
  };

  private ScriptedNumber() {}

  /** Its plan, or null when the number is nobody's script. */
  static CalleePlan plan(String number) {
    CalleePlan speaks = speaking(number);
    if (speaks != null) return speaks;
    Matcher matcher = FORM.matcher(number);
    if (!matcher.matches()) return null;
    FarEnd farEnd = OUTCOMES[matcher.group(1).charAt(0) - '1'];
    long ringNs = TimeUnit.MILLISECONDS.toNanos(100L * Integer.parseInt(matcher.group(2)));
    long stayNs = TimeUnit.MILLISECONDS.toNanos(100L * Integer.parseInt(matcher.group(3)));
    boolean atOnce = farEnd == FarEnd.CONGESTION || farEnd == FarEnd.UNALLOCATED;
    boolean forEver = farEnd == FarEnd.NO_ANSWER || farEnd == FarEnd.SILENT;
    return new CalleePlan(
        farEnd,
        0,
        !atOnce && farEnd != FarEnd.SILENT,
        forEver ? CalleePlan.NEVER : atOnce ? 0 : ringNs,
        farEnd == FarEnd.DROPS ? 0 : stayNs,
        CalleePlan.NEVER,
        false);
  }

  private static CalleePlan speaking(String number) {
    Matcher matcher = SPEAKS.matcher(number);
    if (!matcher.matches()) return null;
    int voice = matcher.group(1).charAt(0) - '0';
    long ringNs = TimeUnit.MILLISECONDS.toNanos(100L * Integer.parseInt(matcher.group(2)));
    long thenNs = TimeUnit.MILLISECONDS.toNanos(100L * Integer.parseInt(matcher.group(3)));
    return new CalleePlan(
        voice == 2 || voice == 5 ? FarEnd.MACHINE : voice == 6 ? FarEnd.DROPS : FarEnd.HUMAN,
        0,
        true,
        ringNs,
        voice == 1 ? thenNs : TimeUnit.MINUTES.toNanos(1),
        CalleePlan.NEVER,
        false,
        voice != 3 && voice != 4 ? null : new CalleePlan.Press(voice == 3 ? '9' : '5', thenNs));
  }
}
