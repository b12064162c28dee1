package org.pacekeeper.sim.replay;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.pacekeeper.event.CampaignSettings;
import org.pacekeeper.event.CampaignSettings.CallingHours;
import org.pacekeeper.event.TrunkSettings;
import org.pacekeeper.sim.replay.FittedScenario.Callee;
import org.pacekeeper.sim.replay.FittedScenario.Meets;

/** A {@link FittedScenario} as files: the scenario, and a table beside it for each distribution. */
final class ScenarioText {
  private static final long MS = 1_000_000L;
  private static final int DAY_MINUTES = 24 * 60;

  private final FittedScenario fit;
  private final String name;
  private final Map<String, List<String>> tables = new LinkedHashMap<>();
  private final List<String> lines = new ArrayList<>();

  /**
   * @param name of the scenario, and the beginning of its tables' names
   */
  ScenarioText(FittedScenario fit, String name) {
    this.fit = fit;
    this.name = name;
    heading();
    line("name: %s", name);
    line("duration: %s", duration(fit.recording.lastNs() - fit.recording.firstNs()));
    line("start: %s UTC", start());
    StaffingText.lines(fit, lines);
    line("handle:");
    line(
        "  talk: %s # %,d conversations, %,d seen to their end: product limit",
        table("talk", fit.talk), fit.talk.count(), fit.talk.seen());
    line(
        "  wrap: %s # %,d wrap-ups, %,d ended by the agent; none longer than the engine let them be",
        table("wrap", fit.wrap), fit.wrap.count(), fit.wrap.seen());
    callees();
    settings();
    line(
        "patience: %s # %,d answered, %,d hung up while waiting: product limit",
        table("patience", fit.patience), fit.patience.count(), fit.patience.seen());
    detection();
    curve();
    lists();
    inbound(FittedInbound.of(fit.recording, fit.campaign.name()));
  }

  /** By file name: the tables. */
  Map<String, List<String>> tables() {
    return tables;
  }

  /** The scenario's file. */
  List<String> lines() {
    return lines;
  }

  private void heading() {
    Recording of = fit.recording;
    line("# Fitted on journal %s, campaign %s, recorded", of.journal(), fit.campaign.name());
    line("# under %s; the whole recording came to", fit.campaign.policy());
    line(
        "#   utilization %.4f, abandonFraction %.4f, originated %s",
        number("utilization"), number("abandonFraction"), of.figures().get("originated"));
    line(
        "# Not in here: that agents differ, lists and hours of the callee's day, calls beyond the");
    line("# carrier's limits, talks that grow longer or shorter in the course of the day.");
    if (!of.outages().isEmpty())
      line(
          "# The engine lost sight of a node %d times, %.1f s in all; here it never does.",
          of.outages().size(), of.outages().stream().mapToDouble(Outage::seconds).sum());
    long machines = fit.calls.stream().filter(RecordedCall::saidMachine).count();
    if (machines > 0 && fit.detection == null)
      line("# %,d machines that agents talked to are persons with short talks here.", machines);
  }

  private double number(String figure) {
    return ((Number) fit.recording.figures().get(figure)).doubleValue();
  }

  private String start() {
    Instant at = Instant.ofEpochSecond(fit.recording.firstNs() / 1_000_000_000L);
    return DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").format(at.atOffset(ZoneOffset.UTC));
  }

  private String table(String what, QuantileTable table) {
    String file = name + "-" + what + ".csv";
    tables.put(file, table.lines(what + " of scenario " + name));
    return "{dist: quantiles, file: " + file + "}";
  }

  private void callees() {
    line(
        "callees: # competing risks over %,d dials; rings from the end of the delay below",
        fit.calls.size());
    fit.callees.forEach(
        (meets, callee) ->
            line(
                "  %s: {share: %.6f%s} # %s",
                key(meets), callee.share(), ring(meets, callee), said(meets, callee)));
    line(
        "postDialDelay: %s # median to the ringing tone, or less where calls end sooner",
        duration(fit.postDialDelayNs));
  }

  private static String key(Meets meets) {
    return meets == Meets.NO_ANSWER ? "noAnswer" : meets.name().toLowerCase(Locale.ROOT);
  }

  private String ring(Meets meets, Callee callee) {
    if (callee.ring() == null) return "";
    return ", ring: " + table("ring-" + key(meets).toLowerCase(Locale.ROOT), callee.ring());
  }

  private static String said(Meets meets, Callee callee) {
    String what =
        switch (meets) {
          case HUMAN -> "answered";
          case MACHINE -> "machines, as the network, detection or an agent said";
          case BUSY -> "busy, or refused in a way that may be tried again";
          case INVALID -> "refused for good";
          case NO_ANSWER -> "said by the network not to answer; all others ring until the timeout";
        };
    return String.format(Locale.ROOT, "%,d %s", callee.calls(), what);
  }

  private void settings() {
    CampaignSettings of = fit.campaign;
    line(
        "ringTimeout: %s # as the campaign was set, down to the limits",
        duration(of.ringTimeoutMs() * MS));
    line("minimumRing: %s", duration(of.minimumRingMs() * MS));
    line("abandonAfter: %s", duration(of.abandonAfterMs() * MS));
    int lineCount = fit.recording.trunks().stream().mapToInt(TrunkSettings::lines).sum();
    double rate =
        fit.recording.trunks().stream().mapToDouble(TrunkSettings::originatesPerSecondMax).sum();
    if (lineCount > 0) line("lines: {max: %d, originatesPerSecond: %s}", lineCount, plain(rate));
    int from = of.callingHours().stream().mapToInt(CallingHours::fromMinute).min().orElse(0);
    int to = of.callingHours().stream().mapToInt(CallingHours::toMinute).max().orElse(DAY_MINUTES);
    line(
        "limits: {abandonFractionMax: %s, window: %s, callingHours: {from: \"%s\", to: \"%s\"}}",
        plain(of.abandonFractionMax()),
        duration(of.abandonWindowMs() * MS),
        minute(from),
        minute(to));
  }

  private void detection() {
    FittedDetection of = fit.detection;
    if (of == null) return;
    line(
        "machineDetection: {enabled: true, decide: %s, humanTakenForMachine: %.4f,"
            + " machineTakenForHuman: %.4f} # %,d verdicts; %,d of those on machines judged by an agent",
        duration(of.decideNs()),
        of.humanTakenForMachine(),
        of.machineTakenForHuman(),
        of.heard(),
        of.judged());
  }

  private void curve() {
    double[] factors = fit.answerRate.byStretch();
    long[] ends = fit.answerRate.stretchEndsNs();
    if (factors.length > 1 && !allOnes(factors)) {
      line(
          "humanShareCurve: # answers by the time of the dial, where chi square says that it matters");
      for (int i = 0; i < factors.length; i++) {
        long fromNs = i == 0 ? fit.recording.firstNs() : ends[i - 1];
        long toNs = i == ends.length ? fit.recording.lastNs() : ends[i];
        long atNs = (fromNs + toNs) / 2 - fit.recording.firstNs();
        line("  - {at: %s, factor: %.4f}", duration(atNs), factors[i]);
      }
    }
    double[] byAttempt = fit.answerRate.byAttempt();
    if (allOnes(byAttempt)) return;
    List<String> relative = new ArrayList<>();
    for (double factor : byAttempt)
      relative.add(String.format(Locale.ROOT, "%.4f", factor / byAttempt[0]));
    line("attempts: {humanFactor: [%s]}", String.join(", ", relative));
  }

  private static boolean allOnes(double[] factors) {
    for (double factor : factors) if (factor != 1) return false;
    return true;
  }

  private void lists() {
    Map<String, Integer> zones = fit.zones();
    long count = fit.leads().leads().size() + fit.leads().unseen();
    if (count == 0) return;
    line(
        "leads: # %,d were handed over, %,d more were there",
        fit.leads().leads().size(), fit.leads().unseen());
    line("  count: %d", count);
    line("  zones:");
    int known = zones.values().stream().mapToInt(Integer::intValue).sum();
    double left = 1;
    int written = 0;
    for (Map.Entry<String, Integer> zone : zones.entrySet()) {
      boolean last = ++written == zones.size();
      double share = last ? left : Math.round(1e6 * zone.getValue() / known) / 1e6;
      left -= share;
      line("    - {zone: %s, share: %.6f}", zone.getKey(), share);
    }
  }

  private void inbound(FittedInbound of) {
    if (of == null) return;
    line("inbound: # %,d callers whom the engine took", of.count());
    line("  rate: %s", plain(Math.round(1e3 * of.perHour()) / 1e3));
    if (!of.byHour().isEmpty()) line("  curve:");
    for (int i = 0; i < of.byHour().size(); i++)
      line("    - {at: %s, factor: %.4f}", 30 + 60 * i + "m", of.byHour().get(i));
    line(
        "  talk: %s # %,d talks, %,d seen to their end: product limit",
        table("inbound-talk", of.talk()), of.talk().count(), of.talk().seen());
    line(
        "  patience: %s # %,d waited, %,d hung up: product limit",
        table("inbound-patience", of.patience()), of.patience().count(), of.patience().seen());
    line("  priority: %s", of.settings().priority().name().toLowerCase(Locale.ROOT));
    line("  waitMax: %s", duration(of.settings().waitMaxMs() * MS));
    line("  riseAfter: %s", duration(of.settings().riseAfterMs() * MS));
  }

  private void line(String pattern, Object... values) {
    lines.add(String.format(Locale.ROOT, pattern, values));
  }

  static String duration(long ns) {
    long ms = Math.round(ns * 1e-6);
    return ms % 1_000 == 0 ? ms / 1_000 + "s" : ms + "ms";
  }

  private static String plain(double value) {
    return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
  }

  private static String minute(int of) {
    return String.format(Locale.ROOT, "%02d:%02d", of / 60, of % 60);
  }
}
