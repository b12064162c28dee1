package org.pacekeeper.sim.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pacekeeper.command.PbxCommand.Originate;
import org.pacekeeper.command.PbxCommand.TakeInbound;
import org.pacekeeper.command.StoreCommand.LeadNext;
import org.pacekeeper.command.StoreCommand.RecordAttempt;
import org.pacekeeper.command.StoreCommand.RecordInbound;
import org.pacekeeper.event.InboundOutcome;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.PbxEvent.InboundArrived;
import org.pacekeeper.event.PhoneNumber;

/**
 * Calls from outside while a journal is read. Once taken, one is followed like a call to a lead,
 * whose number is that of the caller's arrival. One thread.
 */
final class CallerTraces {
  /** A channel that says so late that somebody is there is another caller's, of the same name. */
  private static final long SAME_CALLER_NS = 60_000_000_000L;

  private static final PhoneNumber NOBODY = new PhoneNumber(10_000_000_000L);

  private final List<Recording.Arrival> arrivals = new ArrayList<>();
  private final Map<String, Recording.Arrival> latest = new HashMap<>();
  private final CallTraces calls;

  CallerTraces(OutageTrace outages) {
    calls = new CallTraces(outages);
  }

  CallTraces calls() {
    return calls;
  }

  void arrived(InboundArrived event, long nowNs) {
    String key = key(event.node(), event.channel());
    Recording.Arrival before = latest.get(key);
    if (before != null && nowNs - before.atNs() < SAME_CALLER_NS) return;
    Recording.Arrival arrival =
        new Recording.Arrival(event.node(), event.channel(), nowNs, arrivals.size());
    arrivals.add(arrival);
    latest.put(key, arrival);
  }

  void taken(TakeInbound order, long nowNs) {
    Recording.Arrival arrival = latest.get(key(order.node(), order.channel()));
    if (arrival != null) calls.placed(likeACall(order, arrival.caller()), nowNs);
  }

  /** The caller's leg as if it had been called. */
  static Originate likeACall(TakeInbound order, long caller) {
    return new Originate(
        order.node(),
        "",
        order.callId(),
        order.campaign(),
        caller,
        1,
        NOBODY,
        "",
        "",
        0,
        order.holdTimeoutMs(),
        "");
  }

  /** The trace of a call that is over now; null for one that is no caller's. */
  CallTrace ended(RecordInbound record) {
    CallTrace call = calls.get(record.callId());
    if (call == null) return null;
    boolean answered = record.outcome() == InboundOutcome.ANSWERED;
    boolean unseen = record.outcome() == InboundOutcome.LOST && call.answeredAtNs == 0;
    call.ended(
        new RecordAttempt(
            record.callId(),
            record.campaign(),
            0,
            1,
            NOBODY,
            record.node(),
            "",
            "",
            answered ? Outcome.CONNECTED : unseen ? Outcome.UNKNOWN : Outcome.ABANDONED,
            false,
            0,
            0,
            record.agent(),
            record.arrivedAtNs(),
            0,
            call.answeredAtNs,
            record.connectedAtNs(),
            record.endedAtNs(),
            LeadNext.DONE,
            0));
    return call;
  }

  List<Recording.Arrival> arrivals() {
    return arrivals;
  }

  private static String key(String node, String channel) {
    return node + " " + channel;
  }
}
