package org.pacekeeper.sim.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.pacekeeper.command.PbxCommand;
import org.pacekeeper.event.AgentEvent.DispositionRecorded;
import org.pacekeeper.event.Event;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.PbxEvent;
import org.pacekeeper.event.PbxEvent.CallAnswered;
import org.pacekeeper.event.PbxEvent.CallConnected;
import org.pacekeeper.event.PbxEvent.CallFailed;
import org.pacekeeper.event.PbxEvent.CallHungUp;
import org.pacekeeper.event.PbxEvent.CallRinging;
import org.pacekeeper.event.PbxEvent.ConnectFailed;
import org.pacekeeper.event.PbxEvent.LegState;
import org.pacekeeper.event.PbxEvent.MessagePlayed;
import org.pacekeeper.event.PbxEvent.OriginateSkipped;
import org.pacekeeper.event.PbxEvent.Party;
import org.pacekeeper.event.PbxEvent.SeenLeg;
import org.pacekeeper.sim.kernel.Calendar;
import org.pacekeeper.sim.replay.Course.Length;
import org.pacekeeper.sim.replay.RecordedCall.Resolution;
import org.pacekeeper.sim.replay.ReplayCall.Step;

/**
 * The PBX of a recording: carries out commands as fast as it did then, and lets every call run its
 * {@link Course}. It bears whatever the engine's own limits let through. A node that the engine
 * does not see goes on untold, and is told nothing. Calendar's thread.
 */
final class ReplayPbx {
  private static final int NORMAL_CLEARING = 16;
  private static final int NO_ANSWER_CAUSE = 19;
  private static final int REQUEST_TERMINATED = 487;
  private static final long MS = 1_000_000L;

  private final Recording recording;
  private final People people;
  private final ReplayFloor floor;
  private final Calendar calendar;
  private final Sight sight;
  private final Consumer<Event> events;
  private final Map<Long, ReplayCall> calls = new LinkedHashMap<>();

  /** Talks that ended while the engine did not see their node. */
  private final List<ReplayCall> endedUntold = new ArrayList<>();

  private final DrawCount drawCount = new DrawCount();

  ReplayPbx(
      Recording recording,
      People people,
      ReplayFloor floor,
      Calendar calendar,
      Sight sight,
      Consumer<Event> events) {
    this.recording = recording;
    this.people = people;
    this.floor = floor;
    this.calendar = calendar;
    this.sight = sight;
    this.events = events;
  }

  DrawCount drawCount() {
    return drawCount;
  }

  void execute(PbxCommand command) {
    if (command instanceof PbxCommand.Originate c) originate(c);
    else if (command instanceof PbxCommand.CallAgent c) floor.callPhone(c);
    else if (command instanceof PbxCommand.HangupAgent c) floor.hangUpPhone(c);
    else if (!sight.sees(command.node())) return;
    else if (command instanceof PbxCommand.Connect c) connect(c.callId(), c.agent());
    else if (command instanceof PbxCommand.ConnectAcross c) connect(c.callId(), c.agent());
    else if (command instanceof PbxCommand.PlayMessage c) playMessage(calls.get(c.callId()));
    else if (command instanceof PbxCommand.Hangup c) hangup(calls.get(c.callId()));
    else
      throw new UnreplayableException(
          "the engine commands "
              + command.getClass().getSimpleName()
              + ", and a replay does not know what would come of that");
  }

  private void originate(PbxCommand.Originate order) {
    Course course =
        people.meet(
            order.leadId(),
            order.attempt(),
            recording.firstNs() + calendar.nowNs(),
            order.ringTimeoutMs());
    ReplayCall call = new ReplayCall(order, course);
    drawCount.placed(call);
    RecordedCall then = course.recorded();
    if (!course.drawn() && then.resolution() == Resolution.UNSENT) {
      calendar.after(course.resolvesAfterNs(), () -> skipped(call));
      return;
    }
    calls.put(call.callId, call);
    long timeoutNs = order.ringTimeoutMs() <= 0 ? Long.MAX_VALUE : order.ringTimeoutMs() * MS;
    boolean repeats = !course.drawn() && then.ringTimeoutMs() == order.ringTimeoutMs();
    boolean timesOut = !repeats && course.resolvesAfterNs() > timeoutNs;
    long resolvesNs = timesOut ? timeoutNs : course.resolvesAfterNs();
    call.holdNs = order.holdTimeoutMs() * MS;
    if (then != null && then.goneAfterNs() >= 0)
      call.goes = calendar.after(then.goneAfterNs(), () -> gone(call));
    if (course.ringsAfterNs() >= 0 && course.ringsAfterNs() < resolvesNs)
      call.rings = calendar.after(course.ringsAfterNs(), () -> rings(call));
    call.next = calendar.after(resolvesNs, () -> resolve(call, timesOut));
  }

  private void skipped(ReplayCall call) {
    if (sight.engineRuns()) events.accept(new OriginateSkipped(call.callId, "as it was then"));
  }

  /** It ended when the recorded engine did not look; if this one does, it goes on as drawn. */
  private void gone(ReplayCall call) {
    if (!sight.sees(call.node)) hungUp(call, Party.UNKNOWN);
  }

  private void rings(ReplayCall call) {
    call.rings = null;
    call.ringing = true;
    tell(call, new CallRinging(call.callId));
  }

  private void resolve(ReplayCall call, boolean timesOut) {
    Course course = call.course;
    if (course.drawn()) goesOn(call);
    if (timesOut || !course.answered()) {
      Outcome outcome = timesOut ? Outcome.NO_ANSWER : course.outcome();
      failed(
          call,
          outcome,
          timesOut ? NO_ANSWER_CAUSE : course.cause(),
          timesOut ? 0 : course.sipStatus());
      return;
    }
    call.step = Step.WAITING;
    Length patience = people.patience(course, call.leadId, call.attempt);
    call.next =
        calendar.after(
            patience.ns(),
            () -> {
              if (patience.drawn()) goesOn(call);
              hungUp(call, Party.CALLEE);
            });
    if (recording.mayLoseSight())
      call.holdEnds = calendar.after(call.holdNs, () -> heldTooLong(call));
    tell(call, new CallAnswered(call.callId));
  }

  private void heldTooLong(ReplayCall call) {
    if (!sight.sees(call.node)) playMessage(call);
  }

  private void connect(long callId, String agent) {
    ReplayCall call = calls.get(callId);
    if (call == null || call.step != Step.WAITING || call.connecting != null) return;
    RecordedCall then = call.course.recorded();
    long connectNs =
        then != null && then.connectNs() >= 0 ? then.connectNs() : recording.delays().connectNs();
    call.connecting = calendar.after(connectNs, () -> connected(call, agent));
  }

  private void connected(ReplayCall call, String agent) {
    call.connecting = null;
    if (!floor.canTalk(agent)) {
      tell(call, new ConnectFailed(call.callId, agent, "the agent's leg is not free"));
      return;
    }
    call.cancel();
    call.step = Step.TALKING;
    call.agent = agent;
    Length talk = people.talk(call.course, call.leadId, call.attempt);
    call.next =
        calendar.after(
            talk.ns(),
            () -> {
              if (talk.drawn()) goesOn(call);
              hungUp(call, Party.CALLEE);
            });
    floor.talking(agent);
    tell(call, new CallConnected(call.callId, agent));
  }

  private void playMessage(ReplayCall call) {
    if (call == null || call.step != Step.WAITING) return;
    call.cancel();
    call.step = Step.MESSAGE;
    RecordedCall then = call.course.recorded();
    long messageNs =
        then != null && then.messageNs() >= 0 ? then.messageNs() : recording.delays().messageNs();
    call.next =
        calendar.after(
            messageNs,
            () -> {
              tell(call, new MessagePlayed(call.callId));
              hungUp(call, Party.ENGINE);
            });
  }

  private void hangup(ReplayCall call) {
    if (call == null) return;
    RecordedCall then = call.course.recorded();
    long afterNs =
        then != null && then.hangupNs() >= 0 ? then.hangupNs() : recording.delays().hangupNs();
    if (call.ending != null) return;
    if (afterNs == 0) endNow(call);
    else call.ending = calendar.after(afterNs, () -> endNow(call));
  }

  /** Until our hang-up takes effect, a call may still be answered. */
  private void endNow(ReplayCall call) {
    if (call.step == Step.IN_FLIGHT)
      failed(call, Outcome.CANCELLED, NORMAL_CLEARING, REQUEST_TERMINATED);
    else hungUp(call, Party.ENGINE);
  }

  private void failed(ReplayCall call, Outcome outcome, int cause, int sipStatus) {
    end(call);
    tell(call, new CallFailed(call.callId, outcome, cause, sipStatus, 0, ""));
  }

  private void hungUp(ReplayCall call, Party by) {
    boolean talked = call.step == Step.TALKING;
    end(call);
    tell(call, new CallHungUp(call.callId, NORMAL_CLEARING, by));
    if (!talked) return;
    if (sight.sees(call.node)) talkOver(call);
    else endedUntold.add(call);
  }

  /** The engine knows that the talk is over, and the agent wraps up. */
  private void talkOver(ReplayCall call) {
    RecordedCall like = call.course.like();
    if (like != null && like.machineSaidAfterNs() >= 0)
      later(
          like.machineSaidAfterNs(),
          new DispositionRecorded(call.agent, call.callId, DispositionRecorded.MACHINE, ""));
    Length wrap = people.wrap(call.course, call.leadId, call.attempt);
    floor.callEnded(
        call.agent,
        wrap.ns(),
        () -> {
          if (wrap.drawn()) goesOn(call);
        });
  }

  private void later(long delayNs, Event event) {
    if (delayNs == 0) events.accept(event);
    else calendar.after(delayNs, () -> events.accept(event));
  }

  private void end(ReplayCall call) {
    call.cancel();
    if (call.ending != null) call.ending.cancel();
    if (call.goes != null) call.goes.cancel();
    calls.remove(call.callId);
  }

  private void tell(ReplayCall call, PbxEvent event) {
    if (sight.sees(call.node)) events.accept(event);
  }

  /** What nobody sees changes nothing. */
  private void goesOn(ReplayCall call) {
    if (sight.sees(call.node)) drawCount.goesOn(call);
  }

  /** The channels of a node, as it lists them. */
  List<SeenLeg> legs(String node) {
    List<SeenLeg> legs = new ArrayList<>(floor.legs(node));
    for (ReplayCall call : calls.values()) {
      if (!call.node.equals(node)) continue;
      if (call.step != Step.IN_FLIGHT && call.course.drawn()) drawCount.goesOn(call);
      legs.add(new SeenLeg(call.callId, state(call), bridgedWith(call)));
    }
    return legs;
  }

  private LegState state(ReplayCall call) {
    return switch (call.step) {
      case IN_FLIGHT -> call.ringing ? LegState.RINGING : LegState.DIALING;
      case WAITING -> LegState.UP;
      case TALKING -> floor.node(call.agent).equals(call.node) ? LegState.UP : LegState.ACROSS;
      case MESSAGE -> LegState.PLAYING_MESSAGE;
    };
  }

  private long bridgedWith(ReplayCall call) {
    return call.step == Step.TALKING ? floor.legId(call.agent) : 0;
  }

  /** The engine has the node's list: what ended meanwhile is over for it now. */
  void listed(String node) {
    floor.listed(node);
    for (ReplayCall call : List.copyOf(endedUntold)) {
      if (!call.node.equals(node)) continue;
      endedUntold.remove(call);
      talkOver(call);
    }
  }
}
