package org.pacekeeper.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pacekeeper.command.NoteAlarm;
import org.pacekeeper.event.Checkpoint;
import org.pacekeeper.event.PbxEvent.CallFailed;
import org.pacekeeper.event.PhoneNumber;

/**
 * Trunks with which something is wrong that a person should look at: {@code causes.csv} says which
 * ends of calls speak for that. Each such end counts up, every other end and every answer counts
 * down; at {@value #RAISE_AT} the alarm is raised, at 0 it clears, and so it does when nothing was
 * heard of the trunk for five minutes. Single failures raise nothing, and one that fails every
 * third call neither. Core thread only.
 */
final class TrunkAlarms {
  static final int RAISE_AT = 6;
  static final long QUIET_NS = 300_000_000_000L;

  private static final class Alarm {
    int count;
    boolean raised;
    long lastNs;
    String text = "";
  }

  /** Where notes go. */
  @FunctionalInterface
  interface Sink {
    void note(NoteAlarm note);
  }

  private final Sink out;
  private final Map<String, Alarm> byTrunk = new LinkedHashMap<>();

  TrunkAlarms(Sink out) {
    this.out = out;
  }

  /** A call over the trunk failed. */
  void failed(String trunk, PhoneNumber callee, CallFailed event, long nowNs) {
    if (!event.trunkAlarm()) {
      well(trunk, nowNs);
      return;
    }
    Alarm alarm = byTrunk.computeIfAbsent(trunk, t -> new Alarm());
    alarm.count = Math.min(RAISE_AT, alarm.count + 1);
    alarm.lastNs = nowNs;
    if (alarm.raised || alarm.count < RAISE_AT) return;
    alarm.raised = true;
    alarm.text =
        "calls fail as "
            + event.outcome()
            + ", SIP "
            + event.sipStatus()
            + ", cause "
            + event.cause()
            + ", the last to "
            + callee.masked();
    out.note(new NoteAlarm("trunk " + trunk, true, alarm.text));
  }

  /** The trunk carried a call, or did well in failing. */
  void well(String trunk, long nowNs) {
    Alarm alarm = byTrunk.get(trunk);
    if (alarm == null) return;
    alarm.count--;
    alarm.lastNs = nowNs;
    if (alarm.count <= 0) clear(trunk, "calls go through again");
  }

  /** Lets what is old be over. */
  void advance(long nowNs) {
    if (byTrunk.isEmpty()) return;
    for (String trunk : List.copyOf(byTrunk.keySet()))
      if (nowNs - byTrunk.get(trunk).lastNs >= QUIET_NS)
        clear(trunk, "nothing was heard of it for five minutes");
  }

  private void clear(String trunk, String why) {
    if (byTrunk.remove(trunk).raised) out.note(new NoteAlarm("trunk " + trunk, false, why));
  }

  /** What is wrong with a trunk, for people; empty when nothing is. */
  String text(String trunk) {
    Alarm alarm = byTrunk.get(trunk);
    return alarm == null || !alarm.raised ? "" : alarm.text;
  }

  List<Checkpoint.TrunkAlarm> checkpoint() {
    List<Checkpoint.TrunkAlarm> all = new ArrayList<>();
    byTrunk.forEach(
        (trunk, alarm) ->
            all.add(
                new Checkpoint.TrunkAlarm(
                    trunk, alarm.count, alarm.raised, alarm.lastNs, alarm.text)));
    return all;
  }

  /**
   * @param from null in a checkpoint from before there were any
   */
  void restore(List<Checkpoint.TrunkAlarm> from) {
    if (from == null) return;
    for (Checkpoint.TrunkAlarm each : from) {
      Alarm alarm = new Alarm();
      alarm.count = each.count();
      alarm.raised = each.raised();
      alarm.lastNs = each.lastNs();
      alarm.text = each.text();
      byTrunk.put(each.trunk(), alarm);
    }
  }
}
