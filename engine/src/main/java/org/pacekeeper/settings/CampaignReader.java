package org.pacekeeper.settings;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.pacekeeper.event.AnswerSettings;
import org.pacekeeper.event.CampaignSettings;
import org.pacekeeper.event.CampaignSettings.RetrySettings;
import org.pacekeeper.event.ControlEvent.AnswersConfigured;
import org.pacekeeper.event.TrunkSettings;
import org.pacekeeper.pace.Policies;
import org.pacekeeper.settings.ComplianceProfile.Figure;
import org.pacekeeper.settings.yaml.Format;
import org.pacekeeper.settings.yaml.Formats;
import org.pacekeeper.settings.yaml.Section;

/**
 * Reads one campaign and holds it against its compliance profiles: of each figure the strictest
 * counts, so that a campaign can only tighten what the law says. One thread.
 *
 * @param trunks those defined, by name
 * @param groups names of trunks, by the name of their group
 * @param notices gets a line for each figure that was tightened against the file's wish
 */
record CampaignReader(
    Map<String, TrunkSettings> trunks,
    Map<String, List<String>> groups,
    ComplianceReader compliance,
    Policies policies,
    List<String> notices) {
  private static final Format<Duration> WRAP_UP = Formats.duration("0s", "1h", "10s");
  private static final Format<Duration> RETRY = Formats.duration("1m", "30d", "4h");
  private static final Format<Integer> ATTEMPTS = Formats.integer(1, 100, 5);
  private static final Duration RING_BY_DEFAULT = Duration.ofSeconds(25);
  private static final Duration WINDOW_BY_DEFAULT = Duration.ofDays(30);
  private static final Duration ABANDON_AFTER_BY_DEFAULT = Duration.ofSeconds(2);
  private static final double FRACTION_BY_DEFAULT = 0.03;
  private static final Duration MINIMUM_RING_BY_DEFAULT = Duration.ofSeconds(15);
  private static final Format<Integer> FLOAT = Formats.integer(0, 1, 1);
  private static final Format<Double> OCCUPANCY = Formats.decimal(0.5, true, 1, "0.9");

  /**
   * @param answers gets what the campaign does with what picks up
   */
  CampaignSettings read(Section section, List<AnswersConfigured> answers) {
    String name = section.required("name", Texts.NAME);
    String policy = section.optional("policy", Texts.POLICY, Policies.PREDICTIVE);
    checkPolicy(section, policy);
    List<String> names = trunkNames(section);
    String callerId = section.optional("callerId", Texts.PHONE, "");
    checkCallerIds(section, callerId, names);
    List<ComplianceProfile> profiles = compliance.named(section);
    Law law = new Law(section, profiles, notices);
    answers.add(new AnswersConfigured(name, answers(section, law)));
    return new CampaignSettings(
        name,
        policy,
        names,
        callerId,
        (int)
            law.strictest(
                    "ringTimeout",
                    ComplianceReader.RING,
                    RING_BY_DEFAULT,
                    ComplianceProfile::minimumRing,
                    Comparator.reverseOrder())
                .toMillis(),
        (int)
            law.strictest(
                    "abandonAfter",
                    ComplianceReader.ABANDON_AFTER,
                    ABANDON_AFTER_BY_DEFAULT,
                    ComplianceProfile::abandonAfter,
                    Comparator.naturalOrder())
                .toMillis(),
        (int) section.optional("wrapUp", WRAP_UP, Duration.ofSeconds(10)).toMillis(),
        law.strictest(
            "abandonFractionMax",
            ComplianceReader.FRACTION,
            FRACTION_BY_DEFAULT,
            ComplianceProfile::abandonFractionMax,
            Comparator.naturalOrder()),
        law.strictest(
                "abandonWindow",
                ComplianceReader.WINDOW,
                WINDOW_BY_DEFAULT,
                ComplianceProfile::abandonWindow,
                Comparator.naturalOrder())
            .toMillis(),
        section.required("message", Texts.MESSAGE),
        law.hours("callingHours").spans(),
        retry(section.section("retry")),
        minimumRingMs(section, law),
        section.optional("occupancyMax", OCCUPANCY, 1.0),
        section.optional("abandonWindowZone", Texts.WINDOW_ZONE, ""),
        section.optional("abandonFloat", FLOAT, 1));
  }

  private static AnswerSettings answers(Section section, Law law) {
    Duration rest =
        law.strictest(
            "abandonedRest",
            ComplianceReader.REST,
            Duration.ofMillis(AnswerSettings.ABANDONED_REST_MS),
            ComplianceProfile::abandonedRest,
            Comparator.reverseOrder());
    return AnswerReader.read(section.section("answers"), rest);
  }

  /** The longest of those that apply; 0 for never, when the file says that no call is shed. */
  private static int minimumRingMs(Section section, Law law) {
    Duration minimum =
        law.strictest(
            "minimumRing",
            ComplianceReader.RING,
            MINIMUM_RING_BY_DEFAULT,
            ComplianceProfile::minimumRing,
            Comparator.reverseOrder());
    return section.optional("shed", ComplianceReader.YES_NO, true) ? (int) minimum.toMillis() : 0;
  }

  private static RetrySettings retry(Section section) {
    return new RetrySettings(
        section.optional("attemptsMax", ATTEMPTS, 5),
        section.optional("busyAfter", RETRY, Duration.ofMinutes(10)).toMillis(),
        section.optional("noAnswerAfter", RETRY, Duration.ofHours(4)).toMillis(),
        section.optional("machineAfter", RETRY, Duration.ofHours(4)).toMillis(),
        section.optional("failedAfter", RETRY, Duration.ofHours(1)).toMillis());
  }

  private List<String> trunkNames(Section section) {
    Set<String> known = new LinkedHashSet<>(trunks.keySet());
    known.addAll(groups.keySet());
    Format<String> trunk = Formats.reference("a trunk", known);
    List<String> names =
        section.list("trunks", trunk).stream()
            .flatMap(name -> groups.getOrDefault(name, List.of(name)).stream())
            .toList();
    if (names.isEmpty()) section.problem("trunks", "missing; expected " + trunk.expected());
    if (names.stream().distinct().count() < names.size())
      section.problem("trunks", names + ": expected each trunk once");
    return names;
  }

  private void checkPolicy(Section section, String policy) {
    try {
      policies.create(policy);
    } catch (IllegalArgumentException e) {
      section.problem("policy", e.getMessage());
    }
  }

  private void checkCallerIds(Section section, String callerId, List<String> names) {
    if (!callerId.isEmpty() || CallerIdReader.namesPool(section)) return;
    for (String name : names)
      if (trunks.containsKey(name) && trunks.get(name).callerId().isEmpty())
        section.problem(
            "callerId",
            "missing, and trunk " + name + " has none either: " + Texts.PHONE.expected());
  }

  /** A campaign's figures between its own wish and the profiles it is under. */
  private record Law(Section section, List<ComplianceProfile> profiles, List<String> notices) {

    <T> T strictest(
        String key,
        Format<T> format,
        T byDefault,
        Function<ComplianceProfile, Optional<Figure<T>>> figure,
        Comparator<T> strictestFirst) {
      T wish = section.optional(key, format, byDefault);
      T strictest = wish;
      for (ComplianceProfile profile : profiles) {
        Optional<Figure<T>> limit = figure.apply(profile);
        if (limit.isEmpty() || strictestFirst.compare(limit.get().value(), strictest) >= 0)
          continue;
        strictest = limit.get().value();
        if (section.has(key)) tightened(key, shown(strictest), profile, limit.get());
      }
      return strictest;
    }

    WeekHours hours(String key) {
      boolean wished = section.has(key);
      List<WeekHours> own = section.list(key, WeekHours.FORMAT);
      WeekHours hours = wished ? WeekHours.union(own) : WeekHours.BY_DEFAULT;
      for (ComplianceProfile profile : profiles) {
        if (profile.callingHours().isEmpty()) continue;
        WeekHours narrowed = hours.and(profile.callingHours().get().value());
        if (wished && !narrowed.equals(hours))
          tightened(key, narrowed.toString(), profile, profile.callingHours().get());
        hours = narrowed;
      }
      if (hours.isEmpty())
        section.problem(
            key, "no minute of the week is left under the profiles: expected at least one");
      return hours;
    }

    private void tightened(String key, String to, ComplianceProfile profile, Figure<?> figure) {
      notices.add(
          section.place(key)
              + ": tightened to "
              + to
              + " by compliance profile "
              + profile.name()
              + " ("
              + figure.source()
              + ")");
    }

    private static String shown(Object value) {
      return value instanceof Duration duration ? Formats.written(duration) : value.toString();
    }
  }
}
