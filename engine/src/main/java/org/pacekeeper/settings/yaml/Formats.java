package org.pacekeeper.settings.yaml;

import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The formats that any settings file needs. */
public final class Formats {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ms|s|m|h|d)");

  private Formats() {}

  /** Any text of at least one character that the pattern matches as a whole. */
  public static Format<String> text(String expected, String example, String pattern) {
    Pattern compiled = Pattern.compile(pattern);
    return new Format<>(
        expected, example, text -> Optional.of(text).filter(t -> compiled.matcher(t).matches()));
  }

  public static Format<Integer> integer(int min, int max, int example) {
    return new Format<>(
        "a whole number from " + min + " to " + max,
        Integer.toString(example),
        text -> number(text, Integer::valueOf).filter(n -> n >= min && n <= max));
  }

  /** A decimal number; {@code min} excluded when {@code aboveMin}. */
  public static Format<Double> decimal(double min, boolean aboveMin, double max, String example) {
    String expected =
        "a number "
            + (aboveMin ? "above " + plain(min) + " and up to " : "from " + plain(min) + " to ")
            + plain(max);
    return new Format<>(
        expected,
        example,
        text ->
            number(text, Double::valueOf).filter(n -> (aboveMin ? n > min : n >= min) && n <= max));
  }

  /** A duration with its unit, as {@code 500ms}, {@code 2s}, {@code 8h}. */
  public static Format<Duration> duration(String min, String max, String example) {
    Duration least = parseDuration(min).orElseThrow();
    Duration most = parseDuration(max).orElseThrow();
    return new Format<>(
        "a duration from " + min + " to " + max + " with its unit (ms, s, m, h or d)",
        example,
        text -> parseDuration(text).filter(d -> d.compareTo(least) >= 0 && d.compareTo(most) <= 0));
  }

  /**
   * One of the names defined elsewhere. Where none is, every name passes: that nothing is defined
   * is the complaint then, and it is made where the definitions belong.
   */
  public static Format<String> reference(String what, Collection<String> names) {
    return new Format<>(
        "the name of " + what + ", one of " + String.join(", ", names),
        names.stream().findFirst().orElse("none"),
        text -> Optional.of(text).filter(t -> names.isEmpty() || names.contains(t)));
  }

  /** A constant of an enum, written in lower case with dashes. */
  public static <E extends Enum<E>> Format<E> oneOf(String what, Class<E> type) {
    E[] constants = type.getEnumConstants();
    StringBuilder words = new StringBuilder();
    for (E constant : constants)
      words.append(words.isEmpty() ? "" : ", ").append(written(constant));
    return new Format<>(
        what + ", one of " + words,
        written(constants[0]),
        text -> {
          for (E constant : constants)
            if (written(constant).equals(text)) return Optional.of(constant);
          return Optional.empty();
        });
  }

  /** How an enum constant is written in a settings file: {@code BEFORE_X} as {@code before-x}. */
  public static String written(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A duration as it is written in a settings file, in the largest unit that divides it. */
  public static String written(Duration duration) {
    long ms = duration.toMillis();
    if (ms == 0) return "0s";
    if (ms % 86_400_000 == 0) return ms / 86_400_000 + "d";
    if (ms % 3_600_000 == 0) return ms / 3_600_000 + "h";
    if (ms % 60_000 == 0) return ms / 60_000 + "m";
    return ms % 1_000 == 0 ? ms / 1_000 + "s" : ms + "ms";
  }

  private static Optional<Duration> parseDuration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) return Optional.empty();
    long unitMs =
        switch (matcher.group(2)) {
          case "ms" -> 1L;
          case "s" -> 1_000L;
          case "m" -> 60_000L;
          case "h" -> 3_600_000L;
          default -> 86_400_000L;
        };
    return Optional.of(
        Duration.ofMillis(Math.round(Double.parseDouble(matcher.group(1)) * unitMs)));
  }

  private static <N> Optional<N> number(String text, Function<String, N> parser) {
    try {
      return Optional.of(parser.apply(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }
}
