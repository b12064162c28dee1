package org.pacekeeper.sim.asterisk;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.pacekeeper.asterisk.AsteriskPbx;
import org.pacekeeper.command.PbxCommand.Answering;
import org.pacekeeper.command.PbxCommand.Hangup;
import org.pacekeeper.command.PbxCommand.Originate;
import org.pacekeeper.event.AnswerSettings.Detection;
import org.pacekeeper.event.Heard;
import org.pacekeeper.event.LegId;
import org.pacekeeper.event.PbxEvent.CallDetected;
import org.pacekeeper.event.PbxEvent.CallHungUp;
import org.pacekeeper.event.PbxEvent.CallPickedUp;
import org.pacekeeper.event.PbxEvent.NodeReconciled;
import org.pacekeeper.event.PhoneNumber;
import org.pacekeeper.sim.asterisk.Speech.Greeting;
import org.pacekeeper.sim.contract.EventLog;

/**
 * Plays spoken greetings to a real Asterisk's machine detection and counts what it took them for.
 * {@code main} writes the whole table to the file it is given.
 */
final class DetectionTable {
  private static final int AT_ONCE = 8;
  private static final int INSTANCE = 0x5eec;

  /** Who spoke, what was heard, and after how long. */
  record Line(Greeting greeting, Heard heard, String why, double delayS) {}

  private DetectionTable() {}

  public static void main(String[] args) throws Exception {
    Path work = Files.createTempDirectory("detection");
    try (RealAsterisk asterisk = RealAsterisk.start(work)) {
      List<Line> lines = measure(asterisk, Speech.write(work.resolve("speech"), 1));
      Files.writeString(Path.of(args[0]), text(lines));
    }
  }

  /** Every greeting in a call of its own, some at a time. */
  static List<Line> measure(RealAsterisk asterisk, List<Greeting> greetings) {
    EventLog events = new EventLog();
    List<Line> lines = new ArrayList<>();
    try (AsteriskPbx pbx = new AsteriskPbx(List.of(asterisk.node()), events)) {
      pbx.start();
      events.await(NodeReconciled.class, e -> true);
      for (int from = 0; from < greetings.size(); from += AT_ONCE) {
        int to = Math.min(greetings.size(), from + AT_ONCE);
        for (int i = from; i < to; i++) pbx.send(call(asterisk, greetings.get(i), id(i)));
        for (int i = from; i < to; i++) {
          long call = id(i);
          CallDetected heard = events.await(CallDetected.class, e -> e.callId() == call);
          long pickedUpNs = events.timeNs(CallPickedUp.class, e -> e.callId() == call);
          long heardNs = events.timeNs(CallDetected.class, e -> e.callId() == call);
          lines.add(
              new Line(
                  greetings.get(i), heard.heard(), heard.detail(), (heardNs - pickedUpNs) * 1e-9));
          pbx.send(new Hangup(asterisk.node().name(), call, "was heard"));
          events.await(CallHungUp.class, e -> e.callId() == call);
        }
      }
    }
    return lines;
  }

  private static long id(int i) {
    return LegId.of(INSTANCE, i + 1);
  }

  private static Originate call(RealAsterisk asterisk, Greeting greeting, long id) {
    return new Originate(
        asterisk.node().name(),
        "trunk",
        id,
        "campaign",
        id,
        1,
        PhoneNumber.of("+12025550123"),
        "Local/" + greeting.name() + "@speech/n",
        "12025550199",
        20_000,
        20_000,
        asterisk.message(),
        new Answering(Detection.DEFAULTS, 0, 0, ""));
  }

  /** How many persons, or machines, were taken for what. */
  static Map<Heard, Integer> counts(List<Line> lines, boolean machine) {
    Map<Heard, Integer> counts = new EnumMap<>(Heard.class);
    for (Heard heard : Heard.values()) counts.put(heard, 0);
    for (Line line : lines)
      if (line.greeting().machine() == machine) counts.merge(line.heard(), 1, Integer::sum);
    return counts;
  }

  static String text(List<Line> lines) {
    StringBuilder text = new StringBuilder();
    text.append(
        "Asterisk's AMD with the shipped defaults, over speech of espeak-ng on a line with");
    text.append(
        " noise.\nAgain: see benchmarks/README.md. Synthetic speech: no figure for people.\n\n");
    text.append(
        "               taken for a person  for a machine  not sure  delay p50  delay p95\n");
    for (boolean machine : new boolean[] {false, true}) {
      Map<Heard, Integer> counts = counts(lines, machine);
      double[] delays =
          lines.stream()
              .filter(line -> line.greeting().machine() == machine)
              .mapToDouble(Line::delayS)
              .sorted()
              .toArray();
      text.append(
          String.format(
              Locale.ROOT,
              "%-14s %18d  %13d  %8d  %7.2f s  %7.2f s%n",
              (machine ? "machines" : "persons") + " " + delays.length,
              counts.get(Heard.HUMAN),
              counts.get(Heard.MACHINE),
              counts.get(Heard.NOT_SURE),
              delays[delays.length / 2],
              delays[delays.length * 95 / 100]));
    }
    text.append("\ngreeting heard delay_s why\n");
    for (Line line : lines)
      text.append(
          String.format(
              Locale.ROOT,
              "%s %s %.2f %s%n",
              line.greeting().name(),
              line.heard(),
              line.delayS(),
              line.why()));
    return text.toString();
  }
}
