package org.pacekeeper.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.pacekeeper.command.Command;
import org.pacekeeper.command.PbxCommand;
import org.pacekeeper.command.StoreCommand.FetchLeads;
import org.pacekeeper.event.Event;
import org.pacekeeper.event.LeadEntry;
import org.pacekeeper.event.LeadEvent.LeadsReady;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.PbxEvent.AgentLegDown;
import org.pacekeeper.event.PbxEvent.AgentLegUp;
import org.pacekeeper.event.PbxEvent.CallAnswered;
import org.pacekeeper.event.PbxEvent.CallConnected;
import org.pacekeeper.event.PbxEvent.CallFailed;
import org.pacekeeper.event.PbxEvent.CallHungUp;
import org.pacekeeper.event.PbxEvent.CallRinging;
import org.pacekeeper.event.PbxEvent.ChannelMissing;
import org.pacekeeper.event.PbxEvent.ConnectFailed;
import org.pacekeeper.event.PbxEvent.LegState;
import org.pacekeeper.event.PbxEvent.NodeConnected;
import org.pacekeeper.event.PbxEvent.NodeDisconnected;
import org.pacekeeper.event.PbxEvent.NodeReconciled;
import org.pacekeeper.event.PbxEvent.Party;
import org.pacekeeper.event.PbxEvent.SeenLeg;

/**
 * A PBX node and a lead store that do what they are told, most of the time: events come in any
 * order, late, twice, or not at all, the session is lost now and then. What is really up on it is
 * known, so that the list after a reconnect is true.
 */
final class ErraticNode {
  private final Random random;
  private final List<Event> pending = new ArrayList<>();
  private final Map<Long, SeenLeg> up = new LinkedHashMap<>();
  private final Map<Long, String> agentLegs = new LinkedHashMap<>();
  private boolean connected = true;
  private long nextLead = 1;
  int dialed;

  ErraticNode(Random random) {
    this.random = random;
  }

  void carryOut(Command command) {
    if (command instanceof FetchLeads fetch) answer(fetch);
    if (!connected) return;
    if (command instanceof PbxCommand.Originate c) dial(c.callId());
    else if (command instanceof PbxCommand.TakeInbound c) take(c.callId());
    else if (command instanceof PbxCommand.Connect c) connect(c);
    else if (command instanceof PbxCommand.PlayMessage c) playMessage(c.callId());
    else if (command instanceof PbxCommand.Hangup c) hangup(c.callId());
    else if (command instanceof PbxCommand.CallAgent c) callAgent(c);
    else if (command instanceof PbxCommand.HangupAgent c) agentHangsUp(c.legId());
  }

  /** Something happens on its own: somebody answers, hangs up, the session is lost. */
  void live() {
    for (SeenLeg leg : List.copyOf(up.values())) {
      if (agentLegs.containsKey(leg.legId())) {
        if (random.nextInt(400) == 0) agentHangsUp(leg.legId());
      } else if (random.nextInt(4) == 0) {
        progress(leg);
      }
    }
    if (connected && random.nextInt(150) == 0) {
      connected = false;
      pending.removeIf(event -> random.nextBoolean());
      later(new NodeDisconnected("pbx", "lost"));
    } else if (!connected && random.nextInt(8) == 0) {
      connected = true;
      pending.add(new NodeConnected("pbx", "22"));
      pending.add(new NodeReconciled("pbx", List.copyOf(up.values())));
    }
  }

  /** The next event to tell, null when there is none. */
  Event next() {
    if (pending.isEmpty()) return null;
    Event event = pending.get(0);
    boolean inOrder = !(event instanceof CallRinging) && random.nextInt(3) > 0;
    int index = inOrder || listPending() ? 0 : random.nextInt(Math.min(4, pending.size()));
    event = pending.remove(index);
    if (random.nextInt(20) == 0 && !(event instanceof NodeReconciled))
      pending.add(Math.min(pending.size(), 3), event);
    return event;
  }

  boolean quiet() {
    return pending.isEmpty() && connected;
  }

  /** Ends everything that is up. */
  void endAll() {
    if (!connected) {
      connected = true;
      pending.add(new NodeConnected("pbx", "22"));
      pending.add(new NodeReconciled("pbx", List.copyOf(up.values())));
    }
    for (SeenLeg leg : List.copyOf(up.values()))
      if (!agentLegs.containsKey(leg.legId())) hangup(leg.legId());
  }

  private boolean listPending() {
    return pending.stream()
        .anyMatch(e -> e instanceof NodeReconciled || e instanceof NodeConnected);
  }

  private void later(Event event) {
    if (connected || event instanceof NodeDisconnected) pending.add(event);
  }

  private void answer(FetchLeads fetch) {
    List<LeadEntry> leads = new ArrayList<>();
    for (int i = 0; i < fetch.count(); i++) leads.add(CoreRig.lead(nextLead++));
    pending.add(new LeadsReady(fetch.fetchId(), fetch.campaign(), leads, 1_000, Long.MAX_VALUE));
  }

  private void dial(long callId) {
    dialed++;
    up.put(callId, new SeenLeg(callId, LegState.DIALING, 0));
  }

  /** The caller's leg is up at once, or the caller is gone. */
  private void take(long callId) {
    if (random.nextInt(8) == 0) {
      later(new CallFailed(callId, Outcome.FAULT, 0, 0, -1, "no such channel"));
      return;
    }
    up.put(callId, new SeenLeg(callId, LegState.UP, 0));
    later(new CallAnswered(callId));
  }

  private void progress(SeenLeg leg) {
    long callId = leg.legId();
    switch (leg.state()) {
      case DIALING, RINGING -> {
        int what = random.nextInt(10);
        if (what < 4) {
          up.put(callId, new SeenLeg(callId, LegState.RINGING, 0));
          later(new CallRinging(callId));
        } else if (what < 7) {
          up.put(callId, new SeenLeg(callId, LegState.UP, 0));
          later(new CallAnswered(callId));
        } else {
          up.remove(callId);
          later(new CallFailed(callId, Outcome.BUSY, 17, 486, 5, ""));
        }
      }
      case UP, PLAYING_MESSAGE, ACROSS -> {
        if (random.nextInt(3) == 0) calleeHangsUp(callId);
      }
    }
  }

  private void calleeHangsUp(long callId) {
    SeenLeg leg = up.remove(callId);
    if (leg.bridgedWith() != 0) alone(leg.bridgedWith());
    tellEnd(callId, new CallHungUp(callId, 16, Party.CALLEE));
  }

  private void connect(PbxCommand.Connect c) {
    SeenLeg call = up.get(c.callId());
    SeenLeg agent = up.get(c.agentLegId());
    if (call == null || call.state() != LegState.UP || agent == null || agent.bridgedWith() != 0) {
      later(new ConnectFailed(c.callId(), c.agent(), "channel is gone"));
      return;
    }
    up.put(c.callId(), new SeenLeg(c.callId(), LegState.UP, c.agentLegId()));
    up.put(c.agentLegId(), new SeenLeg(c.agentLegId(), LegState.UP, c.callId()));
    later(new CallConnected(c.callId(), c.agent()));
  }

  private void playMessage(long callId) {
    if (up.containsKey(callId)) up.put(callId, new SeenLeg(callId, LegState.PLAYING_MESSAGE, 0));
  }

  private void hangup(long callId) {
    SeenLeg leg = up.remove(callId);
    if (leg == null) return;
    if (leg.bridgedWith() != 0) alone(leg.bridgedWith());
    boolean answered = leg.state() == LegState.UP || leg.state() == LegState.PLAYING_MESSAGE;
    if (agentLegs.containsKey(callId)) agentLegs.remove(callId);
    else if (answered) tellEnd(callId, new CallHungUp(callId, 16, Party.ENGINE));
    else tellEnd(callId, new CallFailed(callId, Outcome.CANCELLED, 0, 0, -1, ""));
  }

  private void callAgent(PbxCommand.CallAgent c) {
    if (random.nextInt(10) == 0) {
      later(new AgentLegDown(c.legId(), c.agent(), 19, "no answer"));
      return;
    }
    up.put(c.legId(), new SeenLeg(c.legId(), LegState.UP, 0));
    agentLegs.put(c.legId(), c.agent());
    later(new AgentLegUp(c.legId(), c.agent()));
  }

  private void agentHangsUp(long legId) {
    SeenLeg leg = up.remove(legId);
    String agent = agentLegs.remove(legId);
    if (leg == null || agent == null) return;
    if (leg.bridgedWith() != 0) alone(leg.bridgedWith());
    tellEnd(legId, new AgentLegDown(legId, agent, 16, ""));
  }

  /** Some ends are not told, and found out by looking the channel up. */
  private void tellEnd(long legId, Event end) {
    later(random.nextInt(10) == 0 ? new ChannelMissing("pbx", legId, "test") : end);
  }

  private void alone(long legId) {
    up.computeIfPresent(legId, (id, leg) -> new SeenLeg(id, leg.state(), 0));
  }
}
