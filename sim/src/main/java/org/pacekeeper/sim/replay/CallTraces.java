package org.pacekeeper.sim.replay;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pacekeeper.command.PbxCommand.Originate;
import org.pacekeeper.event.PbxEvent;
import org.pacekeeper.event.PbxEvent.CallAnswered;
import org.pacekeeper.event.PbxEvent.CallConnected;
import org.pacekeeper.event.PbxEvent.CallDetected;
import org.pacekeeper.event.PbxEvent.CallHungUp;
import org.pacekeeper.event.PbxEvent.CallPickedUp;
import org.pacekeeper.event.PbxEvent.CallRinging;
import org.pacekeeper.event.PbxEvent.ChannelMissing;
import org.pacekeeper.event.PbxEvent.OptOutRequested;
import org.pacekeeper.event.PbxEvent.OriginateSkipped;
import org.pacekeeper.event.PbxEvent.Party;
import org.pacekeeper.event.PbxEvent.SeenLeg;

/** All calls to leads, or from outside, while a journal is read. One thread. */
final class CallTraces {
  private final OutageTrace outages;
  private final Map<Long, CallTrace> calls = new LinkedHashMap<>();

  CallTraces(OutageTrace outages) {
    this.outages = outages;
  }

  /** Null for what is no call to a lead. */
  CallTrace get(long callId) {
    return calls.get(callId);
  }

  boolean isEmpty() {
    return calls.isEmpty();
  }

  void placed(Originate order, long nowNs) {
    calls.put(order.callId(), new CallTrace(calls.size(), order, nowNs, outages));
  }

  void apply(PbxEvent event, long nowNs) {
    if (event instanceof CallRinging e) {
      CallTrace call = calls.get(e.callId());
      if (call != null && call.ringingAtNs == 0) call.ringingAtNs = nowNs;
    } else if (event instanceof CallAnswered e) {
      CallTrace call = calls.get(e.callId());
      if (call != null) call.answerTold(nowNs);
    } else if (event instanceof CallConnected e) {
      CallTrace call = calls.get(e.callId());
      if (call != null) call.connected(nowNs);
    } else if (event instanceof CallPickedUp e) {
      CallTrace call = calls.get(e.callId());
      if (call != null) call.pickedUp(nowNs);
    } else if (event instanceof CallDetected e) {
      CallTrace call = calls.get(e.callId());
      if (call != null) call.heard(e.heard(), nowNs);
    } else if (event instanceof OptOutRequested e) {
      CallTrace call = calls.get(e.callId());
      if (call != null) call.optedOut(nowNs);
    } else if (event instanceof CallHungUp e) {
      CallTrace call = calls.get(e.callId());
      if (call != null) call.hungUp(e.by());
    } else if (event instanceof ChannelMissing e) {
      CallTrace call = calls.get(e.legId());
      if (call != null) call.hungUp(Party.UNKNOWN);
    } else if (event instanceof OriginateSkipped e) {
      CallTrace call = calls.get(e.callId());
      if (call != null && !call.isOver()) call.skippedAtNs = nowNs;
    }
  }

  /** A node's list shows what became of the calls while nobody looked. */
  void listed(Outage outage, Map<Long, SeenLeg> seen) {
    for (CallTrace call : calls.values()) {
      if (call.isOver() || !call.node().equals(outage.node())) continue;
      SeenLeg leg = seen.get(call.callId());
      if (leg == null) {
        call.foundGone(outage);
        continue;
      }
      switch (leg.state()) {
        case DIALING, RINGING -> {}
        case UP, ACROSS -> call.foundAnswered(outage);
        case PLAYING_MESSAGE -> call.foundTold(outage);
      }
    }
  }

  List<RecordedCall> recorded(long journalEndNs) {
    return calls.values().stream().map(call -> call.recorded(journalEndNs)).toList();
  }
}
