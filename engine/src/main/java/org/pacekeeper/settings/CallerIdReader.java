package org.pacekeeper.settings;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pacekeeper.event.CallerIdPool;
import org.pacekeeper.event.CallerIdPool.Attestation;
import org.pacekeeper.event.CallerIdPool.Rests;
import org.pacekeeper.event.CallerIdPool.Shown;
import org.pacekeeper.event.CampaignSettings;
import org.pacekeeper.event.ControlEvent;
import org.pacekeeper.event.ControlEvent.CallerIdPoolConfigured;
import org.pacekeeper.event.ControlEvent.CallerIdsConfigured;
import org.pacekeeper.event.PhoneNumber;
import org.pacekeeper.settings.yaml.Format;
import org.pacekeeper.settings.yaml.Formats;
import org.pacekeeper.settings.yaml.Section;

/** Reads the pools of caller ids, and which of them a campaign shows. One reading, one thread. */
final class CallerIdReader {
  private static final String POOL = "callerIdPool";
  private static final Format<String> PREFIX =
      Formats.text(
          "what an E.164 number begins with, a plus sign and 1 to 15 digits",
          "+1202",
          "\\+[1-9][0-9]{0,14}");
  private static final Format<Attestation> ATTESTATION =
      new Format<>(
          "an attestation, one of A, B, C, none",
          "A",
          text ->
              switch (text) {
                case "A" -> Optional.of(Attestation.A);
                case "B" -> Optional.of(Attestation.B);
                case "C" -> Optional.of(Attestation.C);
                case "none" -> Optional.of(Attestation.NONE);
                default -> Optional.empty();
              });
  private static final Format<String> ZONE =
      new Format<>(
          "a time zone by its name",
          "America/New_York",
          text -> Optional.of(text).filter(ZoneId.getAvailableZoneIds()::contains));
  private static final Format<Integer> COUNT = Formats.integer(0, 100, 5);
  private static final Format<Integer> TRIAL = Formats.integer(0, 10_000, 50);
  private static final Format<Integer> PER_DAY = Formats.integer(1, 1_000_000, 300);
  private static final Format<Duration> WITHIN = Formats.duration("1m", "30d", "1h");
  private static final Format<Duration> REST = Formats.duration("1s", "366d", "24h");
  private static final Format<Duration> REST_OR_NOT = Formats.duration("0s", "366d", "7d");

  private final Map<String, CallerIdPool> pools = new LinkedHashMap<>();
  private final List<ControlEvent> events = new ArrayList<>();
  private final Map<String, List<String>> groups;
  private final Set<String> trunkNames;

  /**
   * @param trunks names of those defined
   * @param groups names of trunks, by the name of their group
   */
  CallerIdReader(Set<String> trunks, Map<String, List<String>> groups) {
    this.groups = groups;
    this.trunkNames = new LinkedHashSet<>(trunks);
    trunkNames.addAll(groups.keySet());
  }

  void pools(List<Section> sections) {
    Set<PhoneNumber> seen = new HashSet<>();
    for (Section section : sections) {
      CallerIdPool pool = pool(section, seen);
      if (pools.put(pool.name(), pool) != null)
        section.problem("name", "'" + pool.name() + "' is used twice: expected a name of its own");
      events.add(new CallerIdPoolConfigured(pool));
    }
  }

  private CallerIdPool pool(Section section, Set<PhoneNumber> seen) {
    String name = section.required("name", Texts.NAME);
    List<Section> numbers = section.sections("numbers");
    if (numbers.isEmpty())
      section.problem("numbers", "missing; expected a list of at least one number");
    List<Shown> shown = new ArrayList<>();
    for (Section number : numbers) {
      Shown one = shown(number);
      if (!seen.add(one.phone()))
        number.problem(
            "number", one.phone().e164() + " is there twice: expected in one pool, once");
      shown.add(one);
    }
    return new CallerIdPool(name, section.optional("zone", ZONE, "UTC"), shown, rests(section));
  }

  private Shown shown(Section section) {
    return new Shown(
        PhoneNumber.of(section.required("number", Texts.PHONE)),
        section.list("serves", PREFIX).stream().map(prefix -> prefix.substring(1)).toList(),
        section.optional("callsPerDay", PER_DAY, 0),
        section.optional("attestation", ATTESTATION, Attestation.NONE),
        section.list("trunks", Formats.reference("a trunk", trunkNames)).stream()
            .flatMap(name -> groups.getOrDefault(name, List.of(name)).stream())
            .distinct()
            .toList());
  }

  private static Rests rests(Section section) {
    Section blocked = section.section("blocked");
    return new Rests(
        blocked.optional("count", COUNT, 5),
        blocked.optional("within", WITHIN, Duration.ofHours(1)).toMillis(),
        blocked.optional("rest", REST, Duration.ofDays(1)).toMillis(),
        section.optional("fallenRest", REST_OR_NOT, Duration.ofDays(7)).toMillis(),
        section.optional("trialCalls", TRIAL, 50),
        true);
  }

  /** Whether a campaign names a pool; then it and its trunks need no caller id. */
  static boolean namesPool(Section section) {
    return section.has(POOL);
  }

  /** Reads which pool a campaign shows, and checks that each of its trunks can show a number. */
  void campaign(Section section, CampaignSettings campaign) {
    String name =
        section.optional(POOL, Formats.reference("a pool of caller ids", pools.keySet()), "");
    events.add(new CallerIdsConfigured(campaign.name(), name));
    if (name.isEmpty()) return;
    CallerIdPool pool = pools.get(name);
    if (pool == null) {
      section.problem(POOL, "'" + name + "': expected a pool defined under callerIds");
      return;
    }
    if (!campaign.callerId().isEmpty())
      section.problem(POOL, "'" + name + "' is given next to a callerId: expected one of the two");
    for (String trunk : campaign.trunks())
      if (pool.numbers().stream()
          .noneMatch(each -> each.trunks().isEmpty() || each.trunks().contains(trunk)))
        section.problem(
            POOL, "'" + name + "' has no number for trunk " + trunk + ": expected at least one");
  }

  /** All that was read: the pools, then what each campaign shows. */
  List<ControlEvent> events() {
    return events;
  }
}
