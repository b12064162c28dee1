package org.pacekeeper.sim.endtoend;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.pacekeeper.app.EngineRun;
import org.pacekeeper.command.CommandRecord;
import org.pacekeeper.command.PbxCommand.Connect;
import org.pacekeeper.event.EventRecord;
import org.pacekeeper.event.PbxEvent.CallAnswered;
import org.pacekeeper.event.PbxEvent.CallConnected;
import org.pacekeeper.journal.CommandReader;
import org.pacekeeper.journal.EventReader;
import org.pacekeeper.journal.Journals;
import org.pacekeeper.journal.RecordedJournals;
import org.pacekeeper.sim.app.Waiting;
import org.pacekeeper.sim.asterisk.RtpFarEnd.Heard;

/**
 * How long it takes from a callee's answer, sent over SIP, until the first packet of an agent's
 * voice is in the callee's ear over RTP: engine, journals, database, Asterisk and telephones on one
 * machine. Up to 20 ms of it are the wait for the agent's next packet.
 */
final class AnswerToEar {
  private final Histogram ear = new Histogram(3);
  private final Histogram join = new Histogram(3);
  private final int heard;

  private AnswerToEar(List<Heard> heard) {
    this.heard = heard.size();
    for (Heard each : heard) ear.recordValue((each.heardNs() - each.answeredNs()) / 1_000);
  }

  /** Dials so many people, one attempt each, who talk for a while; waits for the end. */
  static AnswerToEar run(Path folder, int agents, int perSecond, int calls, int talkMs)
      throws Exception {
    try (RtpNetwork network = RtpNetwork.start(folder, perSecond, talkMs)) {
      CallCenter center = CallCenter.open(folder, network, agents, calls);
      try (EngineRun run = EngineRun.start(center.settings(), center.store())) {
        Waiting.until(
            calls + " callees who hear an agent",
            () -> callees(network).size() >= calls,
            () -> callees(network).size() + " heard, " + run.host().engine().snapshot());
        run.finish(Duration.ofSeconds(60));
      }
      AnswerToEar figures = new AnswerToEar(callees(network));
      figures.readJournals(center.journal());
      return figures;
    }
  }

  private static List<Heard> callees(RtpNetwork network) {
    return network.people().heard().stream().filter(h -> h.user().startsWith("+")).toList();
  }

  private void readJournals(Path folder) {
    Map<Long, Long> answered = new HashMap<>();
    Map<Long, Long> connected = new HashMap<>();
    try (RecordedJournals journals = Journals.read(folder);
        EventReader events = journals.events(1);
        CommandReader commands = journals.commands(1)) {
      for (EventRecord e = events.poll(); e != null; e = events.poll()) {
        if (e.event() instanceof CallAnswered a) answered.put(a.callId(), e.timeNs());
        if (e.event() instanceof CallConnected c) connected.put(c.callId(), e.timeNs());
      }
      for (CommandRecord c = commands.poll(); c != null; c = commands.poll()) {
        if (!(c.command() instanceof Connect connect)) continue;
        Long joined = connected.get(connect.callId());
        if (joined != null) join.recordValue((joined - answered.get(connect.callId())) / 1_000);
      }
    }
  }

  int heard() {
    return heard;
  }

  String report() {
    return line("answer sent to voice heard", ear)
        + line("  of it: answer journaled to joined journaled", join);
  }

  private static String line(String what, Histogram micros) {
    return String.format(
        Locale.ROOT,
        "%-48s n %5d  p50 %7.1f  p90 %7.1f  p99 %7.1f  max %7.1f ms%n",
        what,
        micros.getTotalCount(),
        micros.getValueAtPercentile(50) / 1e3,
        micros.getValueAtPercentile(90) / 1e3,
        micros.getValueAtPercentile(99) / 1e3,
        micros.getMaxValue() / 1e3);
  }
}
