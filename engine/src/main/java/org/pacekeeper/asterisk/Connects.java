package org.pacekeeper.asterisk;

import java.util.HashMap;
import java.util.Map;
import org.pacekeeper.command.PbxCommand;
import org.pacekeeper.event.PbxEvent;

/**
 * Who is being connected to whom on one node, and who talks. A connect is carried out when both
 * wait in their holding bridges; one of them may just be on the way there, for a channel that is
 * bridged from anywhere else is torn out of its dialplan. Ends as {@code CallConnected}, as {@code
 * ConnectFailed}, or silently with the end of the call. One thread.
 */
final class Connects {
  /** What the dialplan gives the other node to put the callee through. */
  private static final int ACROSS_MS = 2_000;

  private final int deadlineMs;
  private final ChannelTracker.Outbox outbox;
  private final Conversations conversations;
  private final Recordings recordings;

  /** The first leg in each bridge that is not a holding bridge. */
  private final Map<String, Leg> firstInBridge = new HashMap<>();

  private long duplicates;

  Connects(
      int deadlineMs,
      ChannelTracker.Outbox outbox,
      Conversations conversations,
      Recordings recordings) {
    this.deadlineMs = deadlineMs;
    this.outbox = outbox;
    this.conversations = conversations;
    this.recordings = recordings;
  }

  long duplicates() {
    return duplicates;
  }

  /** {@code call} and {@code agent} are null when the node has no such channel. */
  void begin(PbxCommand.Connect c, Leg call, Leg agent, long nowMs) {
    if (call != null && call.peer != null && call.peer == agent) {
      duplicates++;
      return;
    }
    String refusal = refusal(call, agent);
    if (refusal != null) {
      Refusal.of(c, refusal).ifPresent(outbox::report);
      return;
    }
    call.connect = c;
    call.connectDueMs = nowMs + deadlineMs;
    call.connectAgainAtMs = nowMs + deadlineMs / 2;
    link(call, agent);
    conversations.toWaiting(call);
    conversations.toWaiting(agent);
    sendIfBothWait(call);
  }

  /** As above, with an agent on another node, of whom this one knows nothing. */
  void begin(PbxCommand.ConnectAcross c, Leg call, long nowMs) {
    if (call != null && c.equals(call.connect)) {
      duplicates++;
      return;
    }
    String refusal = refusal(call);
    if (refusal != null) {
      Refusal.of(c, refusal).ifPresent(outbox::report);
      return;
    }
    call.across = true;
    call.connect = c;
    call.connectDueMs = nowMs + ACROSS_MS + deadlineMs;
    call.connectAgainAtMs = nowMs + deadlineMs / 2;
    conversations.toWaiting(call);
    sendIfBothWait(call);
  }

  /** The callee no longer talks with the agent, and may be given to another. */
  void part(Leg call) {
    unlink(call);
    call.connected = false;
  }

  void entered(Leg leg, String bridge, boolean holding, boolean conference) {
    left(leg, leg.bridge);
    leg.bridge = bridge;
    leg.holding = holding;
    leg.conference = conference;
    if (leg.across) {
      enteredAcross(leg, holding);
      return;
    }
    if (holding) {
      Leg call = leg.agent ? leg.peer : leg;
      if (call == null) return;
      if (call.connected) part(call);
      else if (call.connectedByDialplan && !leg.agent)
        failed(call, call.connect, "the dialplan did not connect them");
      else sendIfBothWait(call);
      return;
    }
    if (conference || leg.third()) return;
    Leg other = firstInBridge.putIfAbsent(bridge, leg);
    if (other == null || other.agent == leg.agent) return;
    if (leg.agent) talk(other, leg);
    else talk(leg, other);
  }

  private void enteredAcross(Leg call, boolean holding) {
    if (call.connected) {
      if (holding) part(call);
      return;
    }
    if (call.connect == null) return;
    if (!holding) {
      call.connected = true;
      outbox.report(
          new PbxEvent.CallConnected(call.id, ((PbxCommand.ConnectAcross) call.connect).agent()));
    } else if (call.connectSent) {
      // Where a hold sent it before is only passed through.
      if (call.hold == null)
        failed(call, call.connect, "the agent's node did not put the call through");
    } else {
      sendIfBothWait(call);
    }
  }

  void left(Leg leg, String bridge) {
    if (bridge == null || !bridge.equals(leg.bridge)) return;
    leg.bridge = null;
    firstInBridge.remove(bridge, leg);
  }

  /** The node refused to bridge, or did not do it in time; the callee waits on. */
  void failed(Leg call, PbxCommand c, String detail) {
    if (call == null || call.connected || !c.equals(call.connect)) return;
    unlink(call);
    Refusal.of(c, detail).ifPresent(outbox::report);
  }

  void expire(Leg call, long nowMs) {
    if (call.connect == null || call.connected) return;
    if (call.connectDueMs <= nowMs) {
      failed(call, call.connect, "not bridged within " + deadlineMs + " ms");
    } else if (call.connectAgainAtMs <= nowMs && !call.connectSent) {
      call.connectAgainAtMs = Long.MAX_VALUE;
      conversations.toWaiting(call);
      if (call.peer != null) conversations.toWaiting(call.peer);
    }
  }

  /** The channel is no more; its own end has been reported. */
  void ended(Leg leg) {
    left(leg, leg.bridge);
    Leg call = leg.agent ? leg.peer : leg;
    if (call == null) return;
    if (leg.agent && call.connect != null) failed(call, call.connect, "the agent's leg is gone");
    unlink(call);
  }

  /** Found talking by reconciliation. */
  void adopt(Leg call, Leg agent) {
    call.connected = true;
    link(call, agent);
  }

  /** All channels are about to be learned anew. */
  void clear() {
    firstInBridge.clear();
  }

  private static String refusal(Leg call) {
    if (call == null || call.agent || call.third()) return "no such call on this node";
    if (call.connected || call.connect != null) return "the call was given to another agent";
    return null;
  }

  private static String refusal(Leg call, Leg agent) {
    String refusal = refusal(call);
    if (refusal != null) return refusal;
    if (agent == null || !agent.agent) return "the agent has no leg on this node";
    if (agent.peer != null) return "the agent's leg was given to another call";
    return null;
  }

  private void sendIfBothWait(Leg call) {
    if (call.connect == null || call.connectSent || !call.waits()) return;
    if (!call.across && !call.peer.waits()) return;
    call.connectSent = true;
    if (!recordings.connect(call)) outbox.carryOut(call.connect);
  }

  private void talk(Leg call, Leg agent) {
    if (call.connected) return;
    call.connected = true;
    link(call, agent);
    outbox.report(new PbxEvent.CallConnected(call.id, agent.name));
  }

  private static void link(Leg call, Leg agent) {
    call.peer = agent;
    agent.peer = call;
  }

  private static void unlink(Leg call) {
    if (call.peer != null) call.peer.peer = null;
    call.peer = null;
    call.connect = null;
    call.connectSent = false;
    call.connectedByDialplan = false;
    call.across = false;
  }
}
