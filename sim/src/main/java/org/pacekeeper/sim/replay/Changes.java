package org.pacekeeper.sim.replay;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.pacekeeper.event.CampaignSettings;
import org.pacekeeper.event.NodeSettings;
import org.pacekeeper.event.TrunkSettings;
import org.pacekeeper.settings.yaml.Format;
import org.pacekeeper.settings.yaml.Formats;
import org.pacekeeper.settings.yaml.NearestName;

/**
 * What is to be different in a replay: the policy, settings of the campaign, limits of its trunk.
 * Immutable.
 *
 * @param policy empty for the recorded one
 * @param campaign new values by the names of {@link CampaignSettings}
 * @param lines 0 for the recorded ones
 * @param originatesPerSecond 0 for the recorded ones
 * @param written the settings as they were written
 * @param only the campaign that they are for; empty for all
 */
public record Changes(
    String policy,
    Map<String, Object> campaign,
    int lines,
    double originatesPerSecond,
    List<String> written,
    String only) {
  private static final String LINES = "lines";
  private static final String CALL_RATE = "originatesPerSecond";
  private static final Format<Integer> LINE_COUNT = Formats.integer(1, 1_000_000, 200);
  private static final Format<Double> RATE = Formats.decimal(0, true, 100_000, "20");

  /**
   * @param field of {@link CampaignSettings}
   */
  private record Key<T>(String field, Format<T> format) {
    Object value(String key, String text) {
      T value =
          format
              .parse(text)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          key + " '" + text + "': expected " + format.expected()));
      if (!(value instanceof Duration duration)) return value;
      return field.equals("abandonWindowMs")
          ? (Object) duration.toMillis()
          : (int) duration.toMillis();
    }
  }

  private static final Format<Duration> WINDOW = Formats.duration("1m", "365d", "30d");
  private static final Format<Duration> RING = Formats.duration("1s", "10m", "25s");
  private static final Map<String, Key<?>> KEYS = keys();

  private static Map<String, Key<?>> keys() {
    Map<String, Key<?>> keys = new LinkedHashMap<>();
    keys.put(
        "abandonFractionMax",
        new Key<>("abandonFractionMax", Formats.decimal(0, false, 1, "0.03")));
    keys.put("window", new Key<>("abandonWindowMs", WINDOW));
    keys.put("abandonWindow", new Key<>("abandonWindowMs", WINDOW));
    keys.put("abandonAfter", new Key<>("abandonAfterMs", Formats.duration("1ms", "1m", "2s")));
    keys.put("ringTimeout", new Key<>("ringTimeoutMs", RING));
    keys.put("minimumRing", new Key<>("minimumRingMs", Formats.duration("0s", "10m", "15s")));
    keys.put("wrapUp", new Key<>("wrapUpMs", Formats.duration("0s", "1h", "10s")));
    keys.put("occupancyMax", new Key<>("occupancyMax", Formats.decimal(0, true, 1, "0.9")));
    return keys;
  }

  public static final Changes NONE = new Changes("", Map.of(), 0, 0, List.of(), "");

  public Changes {
    campaign = Map.copyOf(campaign);
    written = List.copyOf(written);
  }

  /**
   * @param policy null for the recorded one
   * @param settings each as KEY=VALUE
   * @throws IllegalArgumentException naming the key, its value and what was expected
   */
  public static Changes of(String policy, List<String> settings) {
    Map<String, Object> campaign = new LinkedHashMap<>();
    int lines = 0;
    double rate = 0;
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      if (equals < 1) throw new IllegalArgumentException("'" + setting + "': expected KEY=VALUE");
      String key = setting.substring(0, equals).strip();
      String text = setting.substring(equals + 1).strip();
      if (key.equals(LINES)) lines = (int) new Key<>("", LINE_COUNT).value(key, text);
      else if (key.equals(CALL_RATE)) rate = (double) new Key<>("", RATE).value(key, text);
      else if (KEYS.containsKey(key))
        campaign.put(KEYS.get(key).field, KEYS.get(key).value(key, text));
      else throw new IllegalArgumentException(unknown(key));
    }
    return new Changes(policy == null ? "" : policy, campaign, lines, rate, settings, "");
  }

  /** The same for one campaign alone; limits of trunks are those of all. */
  public Changes only(String name) {
    return new Changes(policy, campaign, lines, originatesPerSecond, written, name);
  }

  private static String unknown(String key) {
    TreeSet<String> known = new TreeSet<>(KEYS.keySet());
    known.add(LINES);
    known.add(CALL_RATE);
    Optional<String> nearest = NearestName.of(key, known);
    return key
        + ": unknown key"
        + nearest.map(name -> ", did you mean " + name + "?").orElse("")
        + " Expected one of "
        + String.join(", ", known);
  }

  /** Whether they make no difference to a recording. */
  boolean changeNothing(Recording recording) {
    return recording.campaigns().stream().allMatch(each -> apply(each).equals(each))
        && recording.trunks().stream().allMatch(trunk -> apply(trunk).equals(trunk));
  }

  CampaignSettings apply(CampaignSettings settings) {
    if (!only.isEmpty() && !only.equals(settings.name())) return settings;
    Map<String, Object> all = new LinkedHashMap<>(campaign);
    if (!policy.isEmpty()) all.put("policy", policy);
    return with(settings, all);
  }

  TrunkSettings apply(TrunkSettings settings) {
    Map<String, Object> all = new LinkedHashMap<>();
    if (lines > 0) all.put("lines", lines);
    if (originatesPerSecond > 0) all.put("originatesPerSecondMax", originatesPerSecond);
    return with(settings, all);
  }

  /** A node bears at least what its trunk is given. */
  NodeSettings apply(NodeSettings settings) {
    Map<String, Object> all = new LinkedHashMap<>();
    if (lines > settings.callsMax()) all.put("callsMax", lines);
    if (originatesPerSecond > settings.originatesPerSecondMax())
      all.put("originatesPerSecondMax", originatesPerSecond);
    return with(settings, all);
  }

  /** The record with other values for some of its components, whatever else it has. */
  @SuppressWarnings("unchecked")
  private static <R extends Record> R with(R record, Map<String, Object> values) {
    if (values.isEmpty()) return record;
    try {
      RecordComponent[] components = record.getClass().getRecordComponents();
      Class<?>[] types = new Class<?>[components.length];
      Object[] arguments = new Object[components.length];
      for (int i = 0; i < components.length; i++) {
        String name = components[i].getName();
        types[i] = components[i].getType();
        arguments[i] =
            values.containsKey(name)
                ? values.get(name)
                : components[i].getAccessor().invoke(record);
      }
      Constructor<?> constructor = record.getClass().getDeclaredConstructor(types);
      return (R) constructor.newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(record.getClass() + ": cannot be copied", e);
    }
  }

  /** In a line; empty when there are none. */
  String text() {
    String of = only.isEmpty() ? "" : " for campaign " + only;
    return (policy + " " + String.join(" ", written)).strip() + of;
  }
}
