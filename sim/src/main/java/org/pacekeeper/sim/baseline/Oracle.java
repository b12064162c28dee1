package org.pacekeeper.sim.baseline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.pacekeeper.campaign.Agent;
import org.pacekeeper.campaign.AgentState;
import org.pacekeeper.campaign.Call;
import org.pacekeeper.campaign.CallState;
import org.pacekeeper.campaign.FloorListener;
import org.pacekeeper.command.LimitingFactor;
import org.pacekeeper.event.LeadEntry;
import org.pacekeeper.pace.Pacer;
import org.pacekeeper.pace.PacingDecision;
import org.pacekeeper.pace.PacingInput;
import org.pacekeeper.sim.baseline.FreeAgents.Free;

/**
 * The ceiling: a policy that knows when every agent will be free and what every call will meet. It
 * matches agents who will be free with persons in hand so that each answer finds its agent at once,
 * and calls those leads that no person answers as lines allow.
 *
 * <p>It chooses among the leads in hand. Bound to their order it would lose 1 to 3 points: a person
 * who answers quickly, first in line, holds up all behind until an agent is nearly free.
 */
public final class Oracle implements Pacer, FloorListener {
  public static final String NAME = "bound.Oracle";

  /** Between two plans: an agent loses at most so much of a call of minutes. */
  private static final long PLAN_NS = 100_000_000L;

  /** Asked at least twice a second, it may come so late and be on time nevertheless. */
  private static final long ON_TIME_NS = 500_000_000L;

  /**
   * A lead in hand.
   *
   * @param ringNs negative when no person answers
   */
  private record Known(long leadId, int attempt, long ringNs) {}

  /** A person who was called and has no agent yet. */
  private record Coming(Call call, Known known) {
    long answerNs(long nowNs) {
      return call.answeredAtNs() != 0
          ? call.answeredAtNs()
          : Math.max(nowNs, call.originatedAtNs + known.ringNs());
    }
  }

  private final Foresight foresight;
  private final Beat plan = Beat.atOnce(PLAN_NS);
  private final Map<String, Agent> agents = new LinkedHashMap<>();
  private final Map<Long, Coming> coming = new LinkedHashMap<>();
  private final Map<Long, Known> inHand = new LinkedHashMap<>();
  private final TreeSet<Known> persons =
      new TreeSet<>(Comparator.comparingLong(Known::ringNs).thenComparing(Known::leadId));

  public Oracle(Foresight foresight) {
    this.foresight = foresight;
  }

  @Override
  public PacingDecision decide(PacingInput in) {
    long nowNs = in.nowNs();
    if (agents.isEmpty() || !plan.due(nowNs))
      return PacingDecision.plain(0, LimitingFactor.IDLE_AGENTS);
    List<Long> others = look(in);
    List<Long> leads = match(freeAfterThoseComing(nowNs), nowNs);
    // half of the lines left stay free, so that persons find one
    int spare = Math.max(0, in.linesFree() - leads.size()) / 2;
    leads.addAll(others.subList(0, Math.min(spare, others.size())));
    return PacingDecision.plain(leads.size(), LimitingFactor.IDLE_AGENTS).leads(leads);
  }

  @Override
  public String explain(PacingInput in, PacingDecision decision) {
    return "every agent who will be free has a person in mind";
  }

  /** Takes up what is in hand now; returns those whom no person answers for. */
  private List<Long> look(PacingInput in) {
    Map<Long, Known> before = new LinkedHashMap<>(inHand);
    List<Long> others = new ArrayList<>();
    in.eachLead(
        lead -> {
          Known known = before.remove(lead.leadId());
          if (known == null || known.attempt() != lead.attempts() + 1) {
            forget(known);
            known = know(lead, in.nowNs());
            inHand.put(lead.leadId(), known);
            if (known.ringNs() >= 0) persons.add(known);
          }
          if (known.ringNs() < 0) others.add(lead.leadId());
        });
    before.values().forEach(this::forget);
    return others;
  }

  private void forget(Known known) {
    if (known == null) return;
    inHand.remove(known.leadId());
    if (known.ringNs() >= 0) persons.remove(known);
  }

  private Known know(LeadEntry lead, long nowNs) {
    long id = lead.leadId();
    int attempt = lead.attempts() + 1;
    return new Known(id, attempt, foresight.ringNsOrNever(id, attempt, nowNs));
  }

  /** When agents will be free, once all who were called have been served. */
  private FreeAgents freeAfterThoseComing(long nowNs) {
    FreeAgents free = new FreeAgents();
    for (Agent agent : agents.values()) {
      boolean reserved = agent.state() == AgentState.RESERVED;
      long atNs = freeAtNs(agent, nowNs);
      if (atNs != Long.MAX_VALUE)
        free.add(
            new Free(
                Math.max(nowNs, atNs),
                agent.name,
                reserved ? 2 : 1,
                foresight.agentGoesAtNs(agent.name)));
    }
    List<Coming> inOrder = new ArrayList<>(coming.values());
    inOrder.removeIf(one -> one.call().state() == CallState.CONNECTING);
    inOrder.sort(Comparator.comparingLong(one -> one.answerNs(nowNs)));
    for (Coming one : inOrder) {
      // the latest who is in time: those free before are left, and seen to need a person
      Free agent = free.takeFor(one.answerNs(nowNs));
      if (agent == null) break;
      free.add(agent.after(endNs(one.known(), agent, one.answerNs(nowNs))));
    }
    return free;
  }

  /** When the agent is free again if that person is theirs. */
  private long endNs(Known person, Free agent, long answerNs) {
    long beginsNs = Math.max(answerNs, agent.atNs());
    return beginsNs
        + foresight.handleNs(
            person.leadId(), person.attempt(), agent.agent(), agent.call(), beginsNs);
  }

  private long freeAtNs(Agent agent, long nowNs) {
    if (agent.pauseWanted || agent.logoutWanted || agent.wishedAtNs() != 0) return Long.MAX_VALUE;
    return switch (agent.state()) {
      case AVAILABLE -> nowNs;
      case RESERVED -> {
        Coming promised = coming.get(agent.callId);
        yield promised == null
            ? nowNs
            : endNs(promised.known(), new Free(nowNs, agent.name, 1, Long.MAX_VALUE), nowNs);
      }
      case TALKING, WRAP_UP -> foresight.agentFreeAtNs(agent.name);
      case OFFLINE, CALLING, PAUSED -> Long.MAX_VALUE;
    };
  }

  /** Whom to call now: for each agent, first free first, the person whose answer fits. */
  private List<Long> match(FreeAgents free, long nowNs) {
    List<Known> chosen = new ArrayList<>();
    while (!persons.isEmpty() && !free.isEmpty()) {
      Free agent = free.takeFirst();
      if (agent.atNs() - nowNs > persons.last().ringNs()) break;
      Known fitting = fitting(agent.atNs() - nowNs);
      if (fitting == null || nowNs + fitting.ringNs() + ON_TIME_NS >= agent.goesAtNs()) continue;
      persons.remove(fitting);
      if (foresight.ringNsOrNever(fitting.leadId(), fitting.attempt(), nowNs) < 0) {
        // the world has changed since it was looked at
        inHand.put(fitting.leadId(), new Known(fitting.leadId(), fitting.attempt(), -1));
        free.add(agent);
        continue;
      }
      chosen.add(fitting);
      free.add(agent.after(endNs(fitting, agent, nowNs + fitting.ringNs())));
    }
    persons.addAll(chosen); // until they are placed: lines and rate may not suffice
    List<Long> leads = new ArrayList<>();
    for (Known person : chosen) leads.add(person.leadId());
    return leads;
  }

  /** To be called now for an agent who is free after that time; null when one fits better later. */
  private Known fitting(long freeInNs) {
    Known next = persons.higher(new Known(-1, 0, freeInNs));
    if (next == null) return null;
    boolean onTime = next.ringNs() <= freeInNs + ON_TIME_NS;
    boolean nobodyQuicker = next == persons.first();
    return onTime || nobodyQuicker ? next : null;
  }

  @Override
  public void callMoved(Call call, CallState from, long nowNs) {
    if (call.state() == CallState.DIALING) {
      long id = call.lead.leadId();
      forget(inHand.get(id));
      Known known = know(call.lead, nowNs);
      if (known.ringNs() >= 0) coming.put(call.callId, new Coming(call, known));
    }
    if (call.state() == CallState.CONNECTED
        || call.state() == CallState.MESSAGE
        || call.state() == CallState.ENDED) coming.remove(call.callId);
  }

  @Override
  public void agentMoved(Agent agent, AgentState from, long nowNs) {
    agents.put(agent.name, agent);
  }

  @Override
  public void agentLeft(Agent agent, long nowNs) {
    agents.remove(agent.name);
  }
}
