package org.pacekeeper.sim.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.pacekeeper.command.PbxCommand;
import org.pacekeeper.event.Event;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.PbxEvent.CallAnswered;
import org.pacekeeper.event.PbxEvent.CallDetected;
import org.pacekeeper.event.PbxEvent.CallFailed;
import org.pacekeeper.event.PbxEvent.CallHungUp;
import org.pacekeeper.event.PbxEvent.CallPickedUp;
import org.pacekeeper.event.PbxEvent.CallRinging;
import org.pacekeeper.event.PbxEvent.InboundArrived;
import org.pacekeeper.event.PbxEvent.MachineMessageLeft;
import org.pacekeeper.event.PbxEvent.MessagePlayed;
import org.pacekeeper.event.PbxEvent.OptOutRequested;
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
  private final Populace people;
  private final ReplayCallers callers;
  private final ReplayFloor floor;
  private final Calendar calendar;
  private final Sight sight;
  private final Telling telling;
  private final ReplayTalks talks;
  private final Map<Long, ReplayCall> calls = new LinkedHashMap<>();

  ReplayPbx(
      Recording recording,
      Populace people,
      ReplayFloor floor,
      Calendar calendar,
      Sight sight,
      Consumer<Event> events) {
    this.recording = recording;
    this.people = people;
    this.floor = floor;
    this.calendar = calendar;
    this.sight = sight;
    callers = new ReplayCallers(recording, sight);
    telling = new Telling(sight, events);
    talks =
        new ReplayTalks(
            recording, people, floor, calendar, telling, call -> hungUp(call, Party.CALLEE));
  }

  DrawCount drawCount() {
    return telling.drawCount;
  }

  void execute(PbxCommand command) {
    if (command instanceof PbxCommand.Originate c) originate(c);
    else if (command instanceof PbxCommand.CallAgent c) floor.callPhone(c);
    else if (command instanceof PbxCommand.HangupAgent c) floor.hangUpPhone(c);
    else if (!sight.sees(command.node())) return;
    else if (command instanceof PbxCommand.TakeInbound c) take(c);
    else if (command instanceof PbxCommand.Connect c)
      talks.connect(calls.get(c.callId()), c.agent());
    else if (command instanceof PbxCommand.ConnectAcross c)
      talks.connect(calls.get(c.callId()), c.agent());
    else if (command instanceof PbxCommand.PlayMessage c)
      playMessage(calls.get(c.callId()), new MessagePlayed(c.callId()));
    else if (command instanceof PbxCommand.LeaveMessage c)
      playMessage(calls.get(c.callId()), new MachineMessageLeft(c.callId()));
    else if (command instanceof PbxCommand.Hold c) talks.hold(calls.get(c.callId()));
    else if (command instanceof PbxCommand.Hangup c) hangup(calls.get(c.callId()));
    else
      throw new UnreplayableException(
          "the engine commands "
              + command.getClass().getSimpleName()
              + ", and a replay does not know what would come of that");
  }

  private void originate(PbxCommand.Originate order) {
    Course course =
        people
            .callees(order.campaign())
            .meet(
                order.leadId(),
                order.attempt(),
                recording.firstNs() + calendar.nowNs(),
                order.ringTimeoutMs());
    place(new ReplayCall(order, course, false), order.ringTimeoutMs());
  }

  /** The caller gets a leg of ours, and waits with it. */
  private void take(PbxCommand.TakeInbound order) {
    long nowNs = recording.firstNs() + calendar.nowNs();
    long caller = callers.take(order.node(), order.channel(), nowNs);
    Course course = people.callers(order.campaign()).meet(caller, 1, nowNs, 0);
    place(new ReplayCall(CallerTraces.likeACall(order, caller), course, true), 0);
  }

  /** Whether the engine hears of a caller. */
  boolean hears(InboundArrived event) {
    return callers.isHeard(event, recording.firstNs() + calendar.nowNs());
  }

  private void place(ReplayCall call, int ringTimeoutMs) {
    Course course = call.course;
    telling.drawCount.placed(call);
    RecordedCall then = course.recorded();
    if (!course.drawn() && then.resolution() == Resolution.UNSENT) {
      calendar.after(course.resolvesAfterNs(), () -> skipped(call));
      return;
    }
    calls.put(call.callId, call);
    long timeoutNs = ringTimeoutMs <= 0 ? Long.MAX_VALUE : ringTimeoutMs * MS;
    boolean repeats = !course.drawn() && then.ringTimeoutMs() == ringTimeoutMs;
    boolean timesOut = !repeats && course.resolvesAfterNs() > timeoutNs;
    long resolvesNs = timesOut ? timeoutNs : course.resolvesAfterNs();
    if (then != null && then.goneAfterNs() >= 0)
      call.goes = calendar.after(then.goneAfterNs(), () -> gone(call));
    if (course.ringsAfterNs() >= 0 && course.ringsAfterNs() < resolvesNs)
      call.rings = calendar.after(course.ringsAfterNs(), () -> rings(call));
    if (call.fromOutside && resolvesNs == 0) resolve(call, false);
    else call.next = calendar.after(resolvesNs, () -> resolve(call, timesOut));
  }

  private void skipped(ReplayCall call) {
    if (telling.engineRuns()) telling.says(new OriginateSkipped(call.callId, "as it was then"));
  }

  /** It ended when the recorded engine did not look; if this one does, it goes on as drawn. */
  private void gone(ReplayCall call) {
    if (!telling.sees(call)) hungUp(call, Party.UNKNOWN);
  }

  private void rings(ReplayCall call) {
    call.rings = null;
    call.ringing = true;
    telling.tell(call, new CallRinging(call.callId));
  }

  private void resolve(ReplayCall call, boolean timesOut) {
    Course course = call.course;
    if (course.drawn()) telling.goesOn(call);
    if (call.fromOutside && !course.answered()) {
      hungUp(call, Party.CALLEE);
      return;
    }
    if (timesOut || !course.answered()) {
      Outcome outcome = timesOut ? Outcome.NO_ANSWER : course.outcome();
      failed(
          call,
          outcome,
          timesOut ? NO_ANSWER_CAUSE : course.cause(),
          timesOut ? 0 : course.sipStatus());
      return;
    }
    Length patience = people.of(call).patience(course, call.leadId, call.attempt);
    call.next =
        calendar.after(
            patience.ns(),
            () -> {
              if (patience.drawn()) telling.goesOn(call);
              hungUp(call, Party.CALLEE);
            });
    if (recording.mayLoseSight())
      call.holdEnds = calendar.after(call.holdNs, () -> heldTooLong(call));
    RecordedCall.PickUp pickUp = people.of(call).pickUp(course, call.leadId, call.attempt);
    if (pickUp == null) answered(call);
    else listen(call, pickUp);
  }

  private void answered(ReplayCall call) {
    call.step = Step.WAITING;
    telling.tell(call, new CallAnswered(call.callId));
  }

  private void listen(ReplayCall call, RecordedCall.PickUp pickUp) {
    call.step = Step.LISTENING;
    telling.tell(call, new CallPickedUp(call.callId));
    long heardNs = pickUp.heardAfterNs();
    if (heardNs < 0) {
      if (pickUp.answeredAfterNs() >= 0)
        call.hears = calendar.after(pickUp.answeredAfterNs(), () -> answered(call));
      return;
    }
    long restNs = Math.max(0, pickUp.answeredAfterNs() - heardNs);
    call.hears =
        calendar.after(
            heardNs,
            () -> {
              telling.tell(call, new CallDetected(call.callId, pickUp.heard(), ""));
              if (restNs == 0) answered(call);
              else call.hears = calendar.after(restNs, () -> answered(call));
            });
  }

  private void heldTooLong(ReplayCall call) {
    if (!telling.sees(call) && call.step == Step.WAITING)
      playMessage(call, new MessagePlayed(call.callId));
  }

  private void playMessage(ReplayCall call, Event atItsEnd) {
    if (call == null || call.step == Step.IN_FLIGHT || call.step == Step.MESSAGE) return;
    call.cancel();
    call.step = Step.MESSAGE;
    RecordedCall then = call.course.recorded();
    long messageNs =
        then != null && then.messageNs() >= 0 ? then.messageNs() : recording.delays().messageNs();
    call.next =
        calendar.after(
            messageNs,
            () -> {
              telling.tell(call, atItsEnd);
              hungUp(call, Party.ENGINE);
            });
    if (then != null && then.optOutNs() >= 0)
      call.presses =
          calendar.after(
              then.optOutNs(), () -> telling.tell(call, new OptOutRequested(call.callId)));
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
    telling.tell(call, new CallFailed(call.callId, outcome, cause, sipStatus, 0, ""));
  }

  private void hungUp(ReplayCall call, Party by) {
    boolean talked = call.step == Step.TALKING;
    end(call);
    telling.tell(call, new CallHungUp(call.callId, NORMAL_CLEARING, by));
    if (talked) talks.ended(call);
  }

  private void end(ReplayCall call) {
    call.cancel();
    if (call.ending != null) call.ending.cancel();
    if (call.goes != null) call.goes.cancel();
    calls.remove(call.callId);
  }

  /** The channels of a node, as it lists them. */
  List<SeenLeg> legs(String node) {
    List<SeenLeg> legs = new ArrayList<>(floor.legs(node));
    for (ReplayCall call : calls.values()) {
      if (!call.node.equals(node)) continue;
      if (call.step != Step.IN_FLIGHT && call.course.drawn()) telling.drawCount.goesOn(call);
      legs.add(talks.seen(call));
    }
    return legs;
  }

  /** The engine has the node's list: what ended meanwhile is over for it now. */
  void listed(String node) {
    floor.listed(node);
    talks.listed(node);
  }
}
