package org.pacekeeper.settings;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.pacekeeper.event.CampaignSettings.CallingHours;
import org.pacekeeper.settings.yaml.Format;

/**
 * The minutes of a week in which people may be called. Written as {@code mon-fri 08:00-21:00}, one
 * span of the day for one weekday or a range of them; several make a union.
 */
public final class WeekHours {
  private static final int DAY = 24 * 60;
  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final Pattern SPAN =
      Pattern.compile("([a-z]{3})(?:-([a-z]{3}))? (\\d\\d):(\\d\\d)-(\\d\\d):(\\d\\d)");

  static final Format<WeekHours> FORMAT =
      new Format<>(
          "weekdays and a span of the callee's local day", "mon-fri 08:00-21:00", WeekHours::parse);

  /** 8 to 21 every day; what a campaign asks for when it says nothing. */
  static final WeekHours BY_DEFAULT = parse("mon-sun 08:00-21:00").orElseThrow();

  private final BitSet minutes = new BitSet(7 * DAY);

  private WeekHours() {}

  static WeekHours union(Collection<WeekHours> parts) {
    WeekHours all = new WeekHours();
    parts.forEach(part -> all.minutes.or(part.minutes));
    return all;
  }

  WeekHours and(WeekHours other) {
    WeekHours both = new WeekHours();
    both.minutes.or(minutes);
    both.minutes.and(other.minutes);
    return both;
  }

  boolean isEmpty() {
    return minutes.isEmpty();
  }

  /** By weekday, then time; spans that touch are one. */
  public List<CallingHours> spans() {
    List<CallingHours> spans = new ArrayList<>();
    for (int day = 0; day < DAYS.size(); day++) {
      int end = (day + 1) * DAY;
      int from = minutes.nextSetBit(day * DAY);
      while (from >= 0 && from < end) {
        int to = Math.min(minutes.nextClearBit(from), end);
        spans.add(new CallingHours(day + 1, from - day * DAY, to - day * DAY));
        from = minutes.nextSetBit(to);
      }
    }
    return spans;
  }

  private static Optional<WeekHours> parse(String text) {
    Matcher matcher = SPAN.matcher(text);
    if (!matcher.matches()) return Optional.empty();
    int first = DAYS.indexOf(matcher.group(1));
    int last = matcher.group(2) == null ? first : DAYS.indexOf(matcher.group(2));
    int from = minute(matcher.group(3), matcher.group(4));
    int to = minute(matcher.group(5), matcher.group(6));
    if (first < 0 || last < first || from < 0 || to <= from) return Optional.empty();
    WeekHours hours = new WeekHours();
    for (int day = first; day <= last; day++) hours.minutes.set(day * DAY + from, day * DAY + to);
    return Optional.of(hours);
  }

  /** Minute of the day, 24:00 included; -1 when there is no such time. */
  private static int minute(String hour, String minute) {
    int minuteOfHour = Integer.parseInt(minute);
    int of = Integer.parseInt(hour) * 60 + minuteOfHour;
    return minuteOfHour < 60 && of <= DAY ? of : -1;
  }

  /** As it is written in a settings file, one span for each day. */
  @Override
  public String toString() {
    return spans().stream()
        .map(
            span ->
                DAYS.get(span.day() - 1)
                    + " "
                    + clock(span.fromMinute())
                    + "-"
                    + clock(span.toMinute()))
        .collect(Collectors.joining(", "));
  }

  private static String clock(int minute) {
    return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WeekHours hours && minutes.equals(hours.minutes);
  }

  @Override
  public int hashCode() {
    return minutes.hashCode();
  }
}
