package org.pacekeeper.sim.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.pacekeeper.command.PbxCommand.CallAgent;
import org.pacekeeper.command.PbxCommand.HangupAgent;
import org.pacekeeper.event.AgentEvent.AgentLoggedOut;
import org.pacekeeper.event.AgentEvent.AgentPaused;
import org.pacekeeper.event.AgentEvent.AgentReady;
import org.pacekeeper.event.Event;
import org.pacekeeper.event.PbxEvent.AgentLegDown;
import org.pacekeeper.event.PbxEvent.AgentLegUp;
import org.pacekeeper.event.PbxEvent.LegState;
import org.pacekeeper.event.PbxEvent.SeenLeg;
import org.pacekeeper.sim.kernel.Calendar;

/**
 * The agents of a recording: they come, go and take breaks when they did, their phones do what they
 * did, and they wrap up after the calls they get here. Calendar's thread.
 */
final class ReplayFloor {
  private static final int NORMAL_CLEARING = 16;

  private static final class Agent {
    long legId;
    String node = "";
    int tries;
    boolean up;
    boolean talking;
    boolean pausing;
    String pauseReason = "";
    Calendar.Entry wrapEnd;
  }

  private final Recording recording;
  private final Calendar calendar;
  private final Consumer<Event> events;
  private final Sight sight;
  private final Map<String, Agent> agents = new LinkedHashMap<>();

  ReplayFloor(Recording recording, Calendar calendar, Sight sight, Consumer<Event> events) {
    this.sight = sight;
    this.recording = recording;
    this.calendar = calendar;
    this.events = events;
  }

  private Agent agent(String name) {
    return agents.computeIfAbsent(name, n -> new Agent());
  }

  /**
   * What agents did whatever was dialed.
   *
   * @return whether the engine is to be told now: an agent who takes a break back while wrapping up
   *     wraps up to the end
   */
  boolean hears(Event event) {
    if (event instanceof AgentPaused e) {
      Agent agent = agent(e.agent());
      agent.pausing = true;
      agent.pauseReason = e.reason();
      cancelWrapUp(agent);
    } else if (event instanceof AgentReady e) {
      Agent agent = agent(e.agent());
      agent.pausing = false;
      return agent.wrapEnd == null;
    } else if (event instanceof AgentLoggedOut e) {
      cancelWrapUp(agent(e.agent()));
    }
    return true;
  }

  void callPhone(CallAgent order) {
    Agent agent = agent(order.agent());
    agent.legId = order.legId();
    agent.node = order.node();
    List<LegTry> tries = recording.legs().getOrDefault(order.agent(), List.of());
    LegTry then =
        agent.tries < tries.size()
            ? tries.get(agent.tries)
            : new LegTry(recording.delays().legUpNs(), -1);
    agent.tries++;
    if (then.upAfterNs() >= 0) soon(then.upAfterNs(), () -> up(order));
    if (then.downAfterNs() >= 0)
      calendar.after(then.downAfterNs(), () -> down(order.agent(), order.legId()));
  }

  private void up(CallAgent order) {
    Agent agent = agent(order.agent());
    if (agent.legId != order.legId()) return;
    agent.up = true;
    tell(agent.node, new AgentLegUp(order.legId(), order.agent()));
  }

  void hangUpPhone(HangupAgent order) {
    down(order.agent(), order.legId());
  }

  private void down(String name, long legId) {
    Agent agent = agent(name);
    if (agent.legId != legId) return;
    agent.legId = 0;
    agent.up = false;
    agent.talking = false;
    if (sight.sees(agent.node)) cancelWrapUp(agent);
    tell(agent.node, new AgentLegDown(legId, name, NORMAL_CLEARING, ""));
  }

  private void tell(String node, Event event) {
    if (sight.sees(node)) events.accept(event);
  }

  /** Of the agent's phone, 0 when there is none. */
  long legId(String name) {
    return agent(name).legId;
  }

  /** Of the agent's phone. */
  String node(String name) {
    return agent(name).node;
  }

  /** The phones on a node. */
  List<SeenLeg> legs(String node) {
    List<SeenLeg> legs = new ArrayList<>();
    for (Agent agent : agents.values())
      if (agent.legId != 0 && agent.node.equals(node))
        legs.add(new SeenLeg(agent.legId, agent.up ? LegState.UP : LegState.RINGING, 0));
    return legs;
  }

  /** The node has listed its channels: whose phone is gone does not wrap up. */
  void listed(String node) {
    for (Agent agent : agents.values())
      if (agent.legId == 0 && agent.node.equals(node)) cancelWrapUp(agent);
  }

  /** Whether the agent's leg is there and free for a callee. */
  boolean canTalk(String name) {
    Agent agent = agent(name);
    return agent.up && !agent.talking;
  }

  void talking(String name) {
    Agent agent = agent(name);
    cancelWrapUp(agent);
    agent.talking = true;
  }

  /**
   * A call has ended.
   *
   * @param wrapNs {@link Survival#NEVER} when the agent says nothing
   * @param saysSo called when the agent does
   */
  void callEnded(String name, long wrapNs, Runnable saysSo) {
    Agent agent = agent(name);
    if (!agent.talking) return;
    agent.talking = false;
    if (wrapNs == Survival.NEVER) return;
    if (wrapNs == 0) wrapUpEnded(name, agent, saysSo);
    else agent.wrapEnd = calendar.after(wrapNs, () -> wrapUpEnded(name, agent, saysSo));
  }

  private void wrapUpEnded(String name, Agent agent, Runnable saysSo) {
    agent.wrapEnd = null;
    saysSo.run();
    events.accept(agent.pausing ? new AgentPaused(name, agent.pauseReason) : new AgentReady(name));
  }

  private static void cancelWrapUp(Agent agent) {
    if (agent.wrapEnd != null) agent.wrapEnd.cancel();
    agent.wrapEnd = null;
  }

  private void soon(long delayNs, Runnable action) {
    if (delayNs == 0) action.run();
    else calendar.after(delayNs, action);
  }
}
