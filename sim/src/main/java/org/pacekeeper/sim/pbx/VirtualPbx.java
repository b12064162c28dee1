package org.pacekeeper.sim.pbx;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.pacekeeper.command.PbxCommand;
import org.pacekeeper.event.AgentEvent.DispositionRecorded;
import org.pacekeeper.event.Event;
import org.pacekeeper.event.Heard;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.PbxEvent;
import org.pacekeeper.event.PbxEvent.AgentLegDown;
import org.pacekeeper.event.PbxEvent.AgentLegUp;
import org.pacekeeper.event.PbxEvent.CallAnswered;
import org.pacekeeper.event.PbxEvent.CallConnected;
import org.pacekeeper.event.PbxEvent.CallDetected;
import org.pacekeeper.event.PbxEvent.CallFailed;
import org.pacekeeper.event.PbxEvent.CallHungUp;
import org.pacekeeper.event.PbxEvent.CallPickedUp;
import org.pacekeeper.event.PbxEvent.CallRinging;
import org.pacekeeper.event.PbxEvent.ConnectFailed;
import org.pacekeeper.event.PbxEvent.MachineMessageLeft;
import org.pacekeeper.event.PbxEvent.MessagePlayed;
import org.pacekeeper.event.PbxEvent.Party;
import org.pacekeeper.sim.kernel.Calendar;
import org.pacekeeper.sim.pbx.SimCall.Step;
import org.pacekeeper.sim.scenario.Scenario;
import org.pacekeeper.sim.scenario.Scenario.MachineDetection;

/**
 * The PBX: carries out commands on a calendar and tells by events what came of it. Without machine
 * detection a machine is recognised by the network as soon as it picks up. With it, whatever picks
 * up is listened to first, and the engine is told of the pick-up, of the verdict and, that much
 * later, of the answer. Calendar's thread.
 */
public final class VirtualPbx {
  private static final long MS = 1_000_000L;

  /** As measured with Asterisk 22: 1.0 ms from the redirect to both in one bridge. */
  private static final long CONNECT_NS = MS;

  private static final long REFUSAL_NS = 100 * MS;
  private static final long MESSAGE_NS = 10_000 * MS;

  private static final int NORMAL_CLEARING = 16;

  private final Scenario scenario;
  private final Callees callees;
  private final Floor floor;
  private final Calendar calendar;
  private final PbxListener listener;
  private final Consumer<Event> events;
  private final Carrier carrier;
  private final Callers callers;
  private final Map<Long, SimCall> calls = new LinkedHashMap<>();
  private final long decideNs;
  private long originated;
  private long taken;

  /**
   * @param events may take the events later, but in their order
   */
  public VirtualPbx(
      Scenario scenario,
      Callees callees,
      Floor floor,
      Calendar calendar,
      PbxListener listener,
      Consumer<Event> events,
      Callers callers) {
    this.callers = callers;
    this.scenario = scenario;
    this.callees = callees;
    this.floor = floor;
    this.calendar = calendar;
    this.listener = listener;
    this.events = events;
    this.carrier = new Carrier(scenario);
    this.decideNs = Math.round(scenario.machineDetection().decideSeconds() * 1e9);
  }

  /** Calls that have not ended, in the order in which they were placed. */
  public Collection<SimCall> calls() {
    return calls.values();
  }

  /** Calls placed so far. */
  public long originated() {
    return originated;
  }

  /** Calls from outside that the engine took so far. */
  public long taken() {
    return taken;
  }

  /** Lines of the carrier in use. */
  public int linesInUse() {
    return carrier.linesInUse();
  }

  public void execute(PbxCommand command) {
    if (command instanceof PbxCommand.Originate c) originate(c);
    else if (command instanceof PbxCommand.TakeInbound c) take(c);
    else if (command instanceof PbxCommand.Connect c) connect(c);
    else if (command instanceof PbxCommand.PlayMessage c)
      playMessage(calls.get(c.callId()), new MessagePlayed(c.callId()));
    else if (command instanceof PbxCommand.LeaveMessage c)
      playMessage(calls.get(c.callId()), new MachineMessageLeft(c.callId()));
    else if (command instanceof PbxCommand.Hangup c) hangup(calls.get(c.callId()));
    else if (command instanceof PbxCommand.CallAgent c)
      events.accept(new AgentLegUp(c.legId(), c.agent()));
    else if (command instanceof PbxCommand.HangupAgent c) {
      floor.legDown(c.agent());
      events.accept(new AgentLegDown(c.legId(), c.agent(), NORMAL_CLEARING, ""));
    } else throw new IllegalStateException("command " + command + ": is not handled");
  }

  private void originate(PbxCommand.Originate order) {
    long nowNs = calendar.nowNs();
    originated++;
    boolean taken = carrier.take(nowNs);
    CalleePlan plan =
        callees.plan(
            order.leadId(), order.attempt(), nowNs, CallerIdNumbers.index(order.callerId()));
    SimCall call = new SimCall(this, order, plan, taken ? Step.DIALING : Step.REFUSED, nowNs);
    if (calls.put(call.callId, call) != null)
      throw new IllegalStateException("call " + call.callId + ": its id is in use");
    long ringsAtNs = nowNs + plan.postDialDelayNs();
    if (!taken) call.next = calendar.after(REFUSAL_NS, call);
    else if (plan.farEnd().rings() && ringsAtNs < call.resolvesAtNs)
      call.next = calendar.at(ringsAtNs, call);
    else call.next = calendar.at(call.resolvesAtNs, call);
  }

  private void take(PbxCommand.TakeInbound order) {
    CalleePlan plan = callers.take(order.channel());
    if (plan == null) throw new IllegalStateException("nobody waits on " + order.channel());
    SimCall call = new SimCall(this, order.callId(), ++taken, plan, calendar.nowNs());
    calls.put(call.callId, call);
    call.next = calendar.at(later(call.pickedUpAtNs, plan.patienceNs()), call);
    events.accept(new CallAnswered(call.callId));
  }

  /** What comes next for a call has come. */
  void proceed(SimCall call) {
    switch (call.step) {
      case REFUSED -> failed(call, Outcome.CONGESTION, 34, 503);
      case DIALING -> {
        if (calendar.nowNs() >= call.resolvesAtNs) resolve(call);
        else ring(call);
      }
      case RINGING -> resolve(call);
      case DETECTING -> detected(call);
      case WAITING, TALKING -> hungUp(call, Party.CALLEE);
      case MESSAGE -> {
        events.accept(call.messageEnds);
        hungUp(call, Party.ENGINE);
      }
    }
  }

  private void ring(SimCall call) {
    call.step = Step.RINGING;
    call.next = calendar.at(call.resolvesAtNs, call);
    events.accept(new CallRinging(call.callId));
  }

  private void resolve(SimCall call) {
    if (call.timesOut) {
      failed(call, Outcome.NO_ANSWER, 19, 0);
      return;
    }
    switch (call.plan.farEnd()) {
      case HUMAN -> pickedUp(call);
      case MACHINE -> {
        if (scenario.machineDetection().enabled()) pickedUp(call);
        else failed(call, Outcome.MACHINE, NORMAL_CLEARING, 0);
      }
      case NO_ANSWER -> failed(call, Outcome.NO_ANSWER, 19, 480);
      case BUSY -> failed(call, Outcome.BUSY, 17, 486);
      case INVALID -> failed(call, Outcome.INVALID, 1, 404);
    }
  }

  private void pickedUp(SimCall call) {
    call.pickedUpAtNs = calendar.nowNs();
    if (call.plan.farEnd() == FarEnd.HUMAN) listener.personPickedUp(call.callId);
    if (scenario.machineDetection().enabled()) {
      call.step = Step.DETECTING;
      events.accept(new CallPickedUp(call.callId));
      call.next = calendar.after(Math.min(decideNs, call.plan.patienceNs()), call);
    } else {
      answered(call);
    }
  }

  private void detected(SimCall call) {
    if (call.plan.patienceNs() < decideNs) {
      hungUp(call, Party.CALLEE);
      return;
    }
    MachineDetection detection = scenario.machineDetection();
    boolean human = call.plan.farEnd() == FarEnd.HUMAN;
    double luck = call.plan.detectionLuck();
    boolean takenForHuman =
        human
            ? luck >= detection.humanTakenForMachineFraction()
            : luck < detection.machineTakenForHumanFraction();
    Heard heard = takenForHuman ? Heard.HUMAN : Heard.MACHINE;
    events.accept(new CallDetected(call.callId, heard, ""));
    answered(call);
  }

  private void answered(SimCall call) {
    call.step = Step.WAITING;
    call.next = calendar.at(later(call.pickedUpAtNs, call.plan.patienceNs()), call);
    events.accept(new CallAnswered(call.callId));
  }

  private void connect(PbxCommand.Connect order) {
    SimCall call = calls.get(order.callId());
    if (call != null && call.step == Step.WAITING && call.connecting == null)
      call.connecting = calendar.after(CONNECT_NS, () -> connected(call, order.agent()));
  }

  private void connected(SimCall call, String agent) {
    call.connecting = null;
    if (!floor.canTalk(agent)) {
      events.accept(new ConnectFailed(call.callId, agent, "the agent's leg is not free"));
      return;
    }
    if (call.next != null) call.next.cancel();
    call.step = Step.TALKING;
    call.agent = agent;
    long talkNs = call.plan.talkNs();
    double factor = floor.talkFactor(agent);
    if (!call.isInbound()) factor *= scenario.talkFactor().at(calendar.nowNs());
    if (call.plan.farEnd() == FarEnd.HUMAN) talkNs = Math.round(talkNs * factor);
    call.next = calendar.after(talkNs, call);
    floor.talking(agent, calendar.nowNs() + talkNs);
    events.accept(new CallConnected(call.callId, agent));
  }

  private void playMessage(SimCall call, PbxEvent atItsEnd) {
    if (call == null || call.step != Step.WAITING) return;
    cancel(call);
    call.step = Step.MESSAGE;
    call.messageEnds = atItsEnd;
    call.next = calendar.after(MESSAGE_NS, call);
  }

  private void hangup(SimCall call) {
    if (call == null) return;
    switch (call.step) {
      case REFUSED, DIALING, RINGING, DETECTING ->
          failed(call, Outcome.CANCELLED, NORMAL_CLEARING, 487);
      case WAITING, TALKING, MESSAGE -> hungUp(call, Party.ENGINE);
    }
  }

  private void failed(SimCall call, Outcome outcome, int cause, int sipStatus) {
    end(call);
    events.accept(new CallFailed(call.callId, outcome, cause, sipStatus, 0, ""));
  }

  private void hungUp(SimCall call, Party by) {
    boolean talked = call.step == Step.TALKING;
    end(call);
    events.accept(new CallHungUp(call.callId, NORMAL_CLEARING, by));
    if (!talked) return;
    if (call.plan.farEnd() == FarEnd.MACHINE)
      events.accept(
          new DispositionRecorded(call.agent, call.callId, DispositionRecorded.MACHINE, ""));
    floor.callEnded(call.agent);
  }

  private void end(SimCall call) {
    cancel(call);
    if (call.step != Step.REFUSED && !call.isInbound()) carrier.giveBack();
    calls.remove(call.callId);
  }

  private static void cancel(SimCall call) {
    if (call.next != null) call.next.cancel();
    if (call.connecting != null) call.connecting.cancel();
    call.connecting = null;
  }

  private static long later(long fromNs, long byNs) {
    long atNs = fromNs + byNs;
    return atNs < fromNs ? Long.MAX_VALUE : atNs;
  }
}
