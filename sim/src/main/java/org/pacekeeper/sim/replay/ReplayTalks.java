package org.pacekeeper.sim.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.pacekeeper.event.AgentEvent.DispositionRecorded;
import org.pacekeeper.event.Event;
import org.pacekeeper.event.PbxEvent.CallConnected;
import org.pacekeeper.event.PbxEvent.CallHeld;
import org.pacekeeper.event.PbxEvent.ConnectFailed;
import org.pacekeeper.event.PbxEvent.LegState;
import org.pacekeeper.event.PbxEvent.SeenLeg;
import org.pacekeeper.sim.kernel.Calendar;
import org.pacekeeper.sim.replay.Course.Length;
import org.pacekeeper.sim.replay.ReplayCall.Step;

/**
 * Callee and agent of a replayed call: connected, parted by a lost phone, together again, over. A
 * talk lasts as long as it did, whatever part of it the callee was on hold. Calendar's thread.
 */
final class ReplayTalks {
  private final Recording recording;
  private final Populace people;
  private final ReplayFloor floor;
  private final Calendar calendar;
  private final Telling telling;
  private final Consumer<ReplayCall> hangsUp;

  /** Talks that ended while the engine did not see their node. */
  private final List<ReplayCall> endedUntold = new ArrayList<>();

  /**
   * @param hangsUp when the callee does
   */
  ReplayTalks(
      Recording recording,
      Populace people,
      ReplayFloor floor,
      Calendar calendar,
      Telling telling,
      Consumer<ReplayCall> hangsUp) {
    this.recording = recording;
    this.people = people;
    this.floor = floor;
    this.calendar = calendar;
    this.telling = telling;
    this.hangsUp = hangsUp;
  }

  void connect(ReplayCall call, String agent) {
    if (call == null || call.connecting != null) return;
    if (call.step == Step.WAITING)
      call.connecting = calendar.after(connectNs(call), () -> connected(call, agent));
    else if (call.step == Step.TALKING && call.onHold)
      call.connecting = calendar.after(reconnectNs(call), () -> together(call, agent));
  }

  private long connectNs(ReplayCall call) {
    RecordedCall then = call.course.recorded();
    return then != null && then.connectNs() >= 0
        ? then.connectNs()
        : recording.delays().connectNs();
  }

  private long reconnectNs(ReplayCall call) {
    RecordedCall then = call.course.recorded();
    int time = call.reconnects++;
    return then != null && time < then.reconnectsNs().size()
        ? then.reconnectsNs().get(time)
        : recording.delays().connectNs();
  }

  private void connected(ReplayCall call, String agent) {
    call.connecting = null;
    if (!floor.canTalk(agent)) {
      telling.tell(call, new ConnectFailed(call.callId, agent, "the agent's leg is not free"));
      return;
    }
    call.cancel();
    call.step = Step.TALKING;
    call.agent = agent;
    Length talk = people.of(call).talk(call.course, call.leadId, call.attempt);
    call.next =
        calendar.after(
            talk.ns(),
            () -> {
              if (talk.drawn()) telling.goesOn(call);
              hangsUp.accept(call);
            });
    floor.talking(agent);
    telling.tell(call, new CallConnected(call.callId, agent));
  }

  /** The agent's phone was lost: the callee hears music, and talks on with the next connect. */
  void hold(ReplayCall call) {
    if (call == null || call.step != Step.TALKING) return;
    call.onHold = true;
    telling.tell(call, new CallHeld(call.callId));
  }

  private void together(ReplayCall call, String agent) {
    call.connecting = null;
    if (!floor.canTalk(agent)) {
      telling.tell(call, new ConnectFailed(call.callId, agent, "the agent's leg is not up"));
      return;
    }
    call.onHold = false;
    call.agent = agent;
    floor.talking(agent);
    telling.tell(call, new CallConnected(call.callId, agent));
  }

  /** A call on which callee and agent talked is over. */
  void ended(ReplayCall call) {
    if (telling.sees(call)) over(call);
    else endedUntold.add(call);
  }

  /** The call as its node lists it. */
  SeenLeg seen(ReplayCall call) {
    return new SeenLeg(call.callId, state(call), bridgedWith(call));
  }

  private LegState state(ReplayCall call) {
    return switch (call.step) {
      case IN_FLIGHT -> call.ringing ? LegState.RINGING : LegState.DIALING;
      case LISTENING, WAITING -> LegState.UP;
      case TALKING -> floor.node(call.agent).equals(call.node) ? LegState.UP : LegState.ACROSS;
      case MESSAGE -> LegState.PLAYING_MESSAGE;
    };
  }

  private long bridgedWith(ReplayCall call) {
    return call.step == Step.TALKING ? floor.legId(call.agent) : 0;
  }

  /** The engine has the node's list: what ended meanwhile is over for it now. */
  void listed(String node) {
    for (ReplayCall call : List.copyOf(endedUntold)) {
      if (!call.node.equals(node)) continue;
      endedUntold.remove(call);
      over(call);
    }
  }

  /** The engine knows that the talk is over: the agent says what it was, and wraps up. */
  private void over(ReplayCall call) {
    RecordedCall like = people.of(call).talker(call.course, call.leadId, call.attempt);
    if (like != null && like.saidAfterNs() >= 0)
      later(like.saidAfterNs(), new DispositionRecorded(call.agent, call.callId, like.said(), ""));
    Length wrap = people.of(call).wrap(call.course, call.leadId, call.attempt);
    floor.callEnded(
        call.agent,
        wrap.ns(),
        () -> {
          if (wrap.drawn()) telling.goesOn(call);
        });
  }

  private void later(long delayNs, Event event) {
    if (delayNs == 0) telling.says(event);
    else calendar.after(delayNs, () -> telling.says(event));
  }
}
