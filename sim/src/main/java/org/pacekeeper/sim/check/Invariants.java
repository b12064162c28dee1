package org.pacekeeper.sim.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.pacekeeper.event.EventRecord;
import org.pacekeeper.event.PbxEvent.CallConnected;
import org.pacekeeper.event.PbxEvent.CallFailed;
import org.pacekeeper.event.PbxEvent.CallHungUp;
import org.pacekeeper.sim.pbx.SimCall;
import org.pacekeeper.sim.run.RunProbe;
import org.pacekeeper.sim.run.RunView;

/**
 * Throws as soon as a run breaks what must hold:
 *
 * <ul>
 *   <li>no agent talks on two calls, no lead is called twice at once;
 *   <li>the engine has never more calls up than the trunk has lines;
 *   <li>engine, PBX and figures know the same calls once all events are told;
 *   <li>every call that was placed has ended exactly once or is still up.
 * </ul>
 *
 * The first three cost a few steps an event; a look at every call is taken once in {@link
 * #FULL_LOOK_EVERY} events and at the end.
 */
public final class Invariants implements RunProbe {
  private static final int FULL_LOOK_EVERY = 256;

  private final Map<String, Long> callOfAgent = new HashMap<>();
  private final Map<Long, String> agentOfCall = new HashMap<>();
  private long ended;
  private long events;

  @Override
  public void applied(EventRecord event, RunView run) {
    if (event.event() instanceof CallConnected e) connected(e, event);
    else if (event.event() instanceof CallFailed e) ended(e.callId());
    else if (event.event() instanceof CallHungUp e) ended(e.callId());
    int up = run.core().callsUp();
    if (up > run.scenario().lines().max() && run.pbx().taken() == 0)
      throw broken(event, up + " calls are up on " + run.scenario().lines().max() + " lines");
    if (run.eventsPending() == 0 && (up != run.pbx().calls().size() || up != run.book().callsUp()))
      throw broken(
          event,
          "the engine knows "
              + up
              + " calls, the PBX "
              + run.pbx().calls().size()
              + ", the figures "
              + run.book().callsUp());
    if (++events % FULL_LOOK_EVERY == 0) look(event, run);
  }

  @Override
  public void ended(RunView run) {
    EventRecord none = new EventRecord(events, run.nowNs(), null);
    look(none, run);
    long up = run.pbx().calls().size();
    require(
        run.pbx().originated() + run.pbx().taken() == ended + up,
        none,
        run.pbx().originated()
            + " and "
            + run.pbx().taken()
            + " calls were placed, "
            + ended
            + " ended and "
            + up
            + " are up");
  }

  private void connected(CallConnected connected, EventRecord event) {
    Long other = callOfAgent.put(connected.agent(), connected.callId());
    require(other == null, event, connected.agent() + " talks already");
    agentOfCall.put(connected.callId(), connected.agent());
  }

  private void ended(long callId) {
    ended++;
    String agent = agentOfCall.remove(callId);
    if (agent != null) callOfAgent.remove(agent);
  }

  private static void look(EventRecord event, RunView run) {
    Set<Long> leads = new HashSet<>();
    Set<String> talking = new HashSet<>();
    int onLines = 0;
    for (SimCall call : run.pbx().calls()) {
      require(leads.add(call.leadId()), event, "lead " + call.leadId() + " is called twice");
      if (call.step() == SimCall.Step.TALKING)
        require(talking.add(call.agent()), event, call.agent() + " talks on two calls");
      if (call.step() != SimCall.Step.REFUSED && !call.isInbound()) onLines++;
    }
    require(
        onLines == run.pbx().linesInUse(),
        event,
        run.pbx().linesInUse() + " lines are in use by " + onLines + " calls");
    require(
        run.book().talking() <= run.pbx().calls().size(),
        event,
        run.book().talking() + " agents talk, there are " + run.pbx().calls().size() + " calls");
  }

  private static void require(boolean holds, EventRecord event, String broken) {
    if (!holds) throw broken(event, broken);
  }

  private static IllegalStateException broken(EventRecord event, String what) {
    return new IllegalStateException(
        "after event " + event.sequence() + " " + event.event() + ": " + what);
  }
}
