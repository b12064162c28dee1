package org.pacekeeper.sim.scenario;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pacekeeper.settings.yaml.Format;
import org.pacekeeper.settings.yaml.Formats;
import org.pacekeeper.settings.yaml.InvalidSettingsException;
import org.pacekeeper.settings.yaml.Problems;
import org.pacekeeper.settings.yaml.Section;
import org.pacekeeper.settings.yaml.YamlFile;
import org.pacekeeper.sim.scenario.Scenario.Callee;
import org.pacekeeper.sim.scenario.Scenario.Callees;
import org.pacekeeper.sim.scenario.Scenario.Leads;
import org.pacekeeper.sim.scenario.Scenario.Limits;
import org.pacekeeper.sim.scenario.Scenario.Lines;
import org.pacekeeper.sim.scenario.Scenario.ListShare;
import org.pacekeeper.sim.scenario.Scenario.MachineDetection;
import org.pacekeeper.sim.scenario.Scenario.Staffing;
import org.pacekeeper.sim.scenario.Scenario.ZoneShare;
import org.pacekeeper.sim.world.Distribution;

/** Reads a scenario file. Its keys are explained in config/scenarios/README.md. */
public final class ScenarioReader {
  private static final double SHARES_TOLERANCE = 1e-6;
  private static final int LINES_UNLIMITED = 1_000_000;
  private static final double CALL_RATE_UNLIMITED = 100_000;

  private static final Format<String> NAME =
      Formats.text("a name of letters, digits, _ . or -", "us-sales", "[A-Za-z0-9_.-]{1,64}");
  private static final Format<Duration> LENGTH = Formats.duration("1s", "365d", "8h");
  private static final Format<Duration> TIME = Formats.duration("0s", "365d", "30m");
  private static final Format<Optional<Duration>> TIME_OR_NONE = orNone(TIME);
  private static final Format<Double> FRACTION = Formats.decimal(0, false, 1, "0.3");
  private static final Format<Double> FACTOR = Formats.decimal(0, false, 1_000, "1.0");
  private static final Format<Double> AGENT_CV = Formats.decimal(0, false, 2, "0.3");
  private static final Format<Integer> COUNT = Formats.integer(0, 100_000, 20);
  private static final Format<Integer> CALLER_IDS = Formats.integer(0, 99, 8);
  private static final Format<Integer> LINES = Formats.integer(1, LINES_UNLIMITED, 200);
  private static final Format<Double> CALL_RATE =
      Formats.decimal(0, true, CALL_RATE_UNLIMITED, "20");
  private static final Format<Integer> LEADS = Formats.integer(1, 1_000_000_000, 1_000_000);
  private static final Format<Boolean> FLAG =
      new Format<>("true or false", "false", ScenarioReader::flag);
  private static final Format<String> DOWN = Formats.text("down", "down", "down");
  private static final Format<String> ZONE =
      new Format<>("an IANA time zone", "America/New_York", ScenarioReader::zone);
  private static final Format<ZonedDateTime> START =
      new Format<>(
          "a local time and its zone", "2026-01-05T09:00 America/New_York", ScenarioReader::start);
  private static final Format<Integer> MINUTE =
      new Format<>("a time of the day", "08:00", ScenarioReader::minuteOfDay);

  // by data.md's model of the ring time
  private static final Distribution HUMAN_RING = new Distribution.Gamma(9, 4);
  private static final Distribution MACHINE_RING = new Distribution.Normal(20, 1.5);
  private static final Distribution BUSY_RING = new Distribution.Constant(1);
  private static final Distribution INVALID_RING = new Distribution.Constant(2);
  private static final int HOURS = 24;
  private static final Distribution NOTHING = new Distribution.Constant(0);
  private static final Distribution PATIENCE = new Distribution.Constant(60);

  private ScenarioReader() {}

  /**
   * @param file as the user named it, for errors name it again
   * @throws InvalidSettingsException with a line for everything that is wrong
   */
  public static Scenario read(Path file) {
    Problems problems = new Problems();
    Optional<Section> top = YamlFile.open(file, problems);
    problems.throwIfAny();
    Scenario scenario = read(top.orElseThrow());
    top.orElseThrow().finish();
    problems.throwIfAny();
    return scenario;
  }

  private static Scenario read(Section top) {
    long durationNs = top.required("duration", LENGTH).toNanos();
    Optional<Duration> ringTimeout =
        top.optional("ringTimeout", TIME_OR_NONE, Optional.of(Duration.ofSeconds(25)));
    Section handle = top.section("handle");
    if (!handle.has("talk")) handle.problem("talk", "missing; expected how long people talk");
    Scenario scenario =
        new Scenario(
            top.required("name", NAME),
            top.optional("start", START, START.parse("2026-01-05T09:00 UTC").orElseThrow()),
            durationNs,
            ns(top, "warmup", 0),
            staffing(top),
            DistributionReader.read(handle, "talk", NOTHING),
            wrap(handle),
            callees(top.section("callees"), ringTimeout.isPresent()),
            DistributionReader.read(top, "postDialDelay", NOTHING),
            ringTimeout.map(Duration::toNanos).orElse(Scenario.NEVER),
            ns(top, "minimumRing", 15),
            ns(top, "abandonAfter", 2),
            DistributionReader.read(top, "patience", PATIENCE),
            curve(top, "humanShareCurve"),
            curve(top.section("drift"), "talkFactor"),
            handle.optional("agentTalkCv", AGENT_CV, 0.0),
            shocks(top),
            lines(top.section("lines")),
            machineDetection(top.section("machineDetection")),
            attempts(top.section("attempts")),
            leads(top.section("leads")),
            limits(top.section("limits")),
            InboundReader.read(top));
    if (scenario.warmupNs() >= durationNs)
      top.problem("warmup", "not shorter than the duration: expected less");
    return scenario;
  }

  private static List<Staffing> staffing(Section top) {
    List<Staffing> steps = new ArrayList<>();
    for (Section step : top.sections("agents")) {
      long atNs = ns(step, "at", 0);
      if (!steps.isEmpty() && atNs <= steps.get(steps.size() - 1).atNs())
        step.problem("at", "not after the step before: expected steps in the order of time");
      steps.add(new Staffing(atNs, step.required("count", COUNT), ns(step, "announced", 0)));
    }
    if (steps.isEmpty())
      top.problem("agents", "missing; expected staffing steps, for instance {at: 0h, count: 20}");
    return steps;
  }

  private static Distribution wrap(Section handle) {
    if (!handle.hasScalar("wrap")) return DistributionReader.read(handle, "wrap", NOTHING);
    Optional<Duration> wrap = handle.required("wrap", TIME_OR_NONE);
    return new Distribution.Constant(wrap.map(w -> w.toMillis() / 1000.0).orElse(0.0));
  }

  private static Callees callees(Section section, boolean ringEnds) {
    if (!section.has("human"))
      section.problem("human", "missing; expected the share of persons, for instance {share: 0.2}");
    Callee human = callee(section, "human", HUMAN_RING, 0);
    Callee machine = callee(section, "machine", MACHINE_RING, 0);
    Callee busy = callee(section, "busy", BUSY_RING, 0);
    Callee invalid = callee(section, "invalid", INVALID_RING, 0);
    double some = human.share() + machine.share() + busy.share() + invalid.share();
    Callee noAnswer = callee(section, "noAnswer", null, Math.max(0, 1 - some));
    double all = some + noAnswer.share();
    if (Math.abs(all - 1) > SHARES_TOLERANCE)
      section.problem("human", "the shares sum to " + (float) all + ": expected 1");
    if (noAnswer.ringSeconds() == null && noAnswer.share() > SHARES_TOLERANCE && !ringEnds)
      section.problem(
          "noAnswer", "rings for ever with ringTimeout none: expected a ring of its own");
    return new Callees(human, machine, busy, invalid, noAnswer);
  }

  private static Callee callee(Section callees, String key, Distribution ring, double share) {
    Section section = callees.section(key);
    boolean written = callees.has(key);
    return new Callee(
        written ? section.required("share", FRACTION) : share,
        DistributionReader.read(section, "ring", ring));
  }

  static Curve curve(Section section, String key) {
    List<Curve.Point> points = new ArrayList<>();
    for (Section point : section.sections(key)) {
      long atNs = point.required("at", TIME).toNanos();
      if (!points.isEmpty() && atNs <= points.get(points.size() - 1).atNs())
        point.problem("at", "not after the point before: expected points in the order of time");
      points.add(new Curve.Point(atNs, point.required("factor", FACTOR)));
    }
    return new Curve(points);
  }

  private static List<Shock> shocks(Section top) {
    List<Shock> shocks = new ArrayList<>();
    for (Section section : top.sections("shocks")) {
      long atNs = section.required("at", TIME).toNanos();
      boolean ends = section.has("for");
      long forNs = section.optional("for", LENGTH, Duration.ZERO).toNanos();
      boolean carrierDown = section.has("carrier");
      if (carrierDown) section.required("carrier", DOWN);
      Shock shock =
          new Shock(
              atNs,
              ends ? atNs + forNs : Scenario.NEVER,
              section.optional("humanFactor", FACTOR, 1.0),
              section.optional("callerId", CALLER_IDS, 0),
              section.optional("linesFactor", FRACTION, 1.0),
              section.optional("agents", COUNT, Shock.UNCHANGED),
              section.optional("pause", FRACTION, 0.0),
              carrierDown);
      if (shock.callerId() > 0 && !section.has("humanFactor"))
        section.problem("humanFactor", "missing next to callerId; expected how its calls fare");
      if (shock.pauseFraction() > 0 && !ends)
        section.problem("for", "missing; expected how long the pause is");
      boolean none =
          !carrierDown
              && !section.has("humanFactor")
              && !section.has("linesFactor")
              && !section.has("agents")
              && !section.has("pause");
      if (none)
        section.problem(
            "at",
            "a shock of nothing: expected humanFactor, linesFactor, agents, pause or carrier");
      shocks.add(shock);
    }
    return shocks;
  }

  private static Lines lines(Section section) {
    return new Lines(
        section.optional("max", LINES, LINES_UNLIMITED),
        section.optional("originatesPerSecond", CALL_RATE, CALL_RATE_UNLIMITED),
        section.optional("callerIds", CALLER_IDS, 0));
  }

  private static MachineDetection machineDetection(Section section) {
    return new MachineDetection(
        section.optional("enabled", FLAG, false),
        section.optional("decide", TIME, Duration.ofMillis(2_500)).toMillis() / 1000.0,
        section.optional("humanTakenForMachine", FRACTION, 0.003),
        section.optional("machineTakenForHuman", FRACTION, 0.013));
  }

  private static List<Double> attempts(Section section) {
    List<Double> factors = section.list("humanFactor", FACTOR);
    return factors.isEmpty() ? List.of(1.0) : factors;
  }

  private static Leads leads(Section section) {
    List<ZoneShare> zones = new ArrayList<>();
    double sum = 0;
    for (Section zone : section.sections("zones")) {
      zones.add(new ZoneShare(zone.required("zone", ZONE), zone.required("share", FRACTION)));
      sum += zones.get(zones.size() - 1).share();
    }
    if (zones.isEmpty()) zones.add(new ZoneShare("UTC", 1));
    else if (Math.abs(sum - 1) > SHARES_TOLERANCE)
      section.problem("zones", "the shares sum to " + (float) sum + ": expected 1");
    List<Double> byHour = section.list("hourFactor", FACTOR);
    if (!byHour.isEmpty() && byHour.size() != HOURS)
      section.problem(
          "hourFactor",
          byHour.size() + " factors: expected one for each of 24 hours, from midnight");
    return new Leads(section.optional("count", LEADS, 1_000_000), zones, lists(section), byHour);
  }

  private static List<ListShare> lists(Section section) {
    List<ListShare> lists = new ArrayList<>();
    double sum = 0;
    for (Section list : section.sections("lists")) {
      double share = list.required("share", FRACTION);
      lists.add(new ListShare(share, list.optional("humanFactor", FACTOR, 1.0)));
      sum += share;
    }
    if (lists.isEmpty()) return List.of(new ListShare(1, 1));
    if (Math.abs(sum - 1) > SHARES_TOLERANCE)
      section.problem("lists", "the shares sum to " + (float) sum + ": expected 1");
    return lists;
  }

  private static Limits limits(Section section) {
    Section hours = section.section("callingHours");
    int from = hours.optional("from", MINUTE, 0);
    int to = hours.optional("to", MINUTE, 24 * 60);
    if (to <= from) section.problem("callingHours", "end before they begin: expected a later end");
    return new Limits(
        section.optional("abandonFractionMax", FRACTION, 0.03),
        section.optional("window", LENGTH, Duration.ofDays(30)).toNanos(),
        from,
        to);
  }

  private static long ns(Section section, String key, long secondsByDefault) {
    return section.optional(key, TIME, Duration.ofSeconds(secondsByDefault)).toNanos();
  }

  private static Format<Optional<Duration>> orNone(Format<Duration> duration) {
    return new Format<>(
        duration.expected() + ", or none",
        duration.example(),
        text ->
            text.equals("none")
                ? Optional.of(Optional.empty())
                : duration.parse(text).map(Optional::of));
  }

  private static Optional<Boolean> flag(String text) {
    return switch (text) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static Optional<String> zone(String text) {
    try {
      return Optional.of(ZoneId.of(text).getId());
    } catch (DateTimeException unknown) {
      return Optional.empty();
    }
  }

  private static Optional<ZonedDateTime> start(String text) {
    String[] parts = text.split(" ", -1);
    if (parts.length != 2) return Optional.empty();
    try {
      return Optional.of(LocalDateTime.parse(parts[0]).atZone(ZoneId.of(parts[1])));
    } catch (DateTimeException wrong) {
      return Optional.empty();
    }
  }

  private static Optional<Integer> minuteOfDay(String text) {
    if (!text.matches("\\d\\d:\\d\\d")) return Optional.empty();
    int hour = Integer.parseInt(text.substring(0, 2));
    int minute = Integer.parseInt(text.substring(3));
    return Optional.of(hour * 60 + minute).filter(of -> minute < 60 && of <= 24 * 60);
  }
}
