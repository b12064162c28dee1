package org.pacekeeper.sim.pbx;

import org.pacekeeper.command.PbxCommand.Originate;
import org.pacekeeper.event.PbxEvent;
import org.pacekeeper.sim.kernel.Calendar;

/**
 * One call in the virtual PBX. Steps:
 *
 * <pre>
 * REFUSED    → ended
 * DIALING    → RINGING, DETECTING, WAITING, ended
 * RINGING    → DETECTING, WAITING, ended
 * DETECTING  → WAITING, ended
 * WAITING    → TALKING, MESSAGE, ended
 * TALKING    → ended
 * MESSAGE    → ended
 * </pre>
 *
 * Its one entry in the calendar is what comes next if nothing comes between. Calendar's thread.
 */
public final class SimCall implements Runnable {
  /** How far it has come. */
  public enum Step {
    REFUSED,
    DIALING,
    RINGING,
    DETECTING,
    WAITING,
    TALKING,
    MESSAGE
  }

  private final VirtualPbx pbx;
  final long callId;
  final long leadId;
  final int attempt;
  final CalleePlan plan;
  final long originatedAtNs;

  /** When it is answered or refused, or the ring timeout ends it. */
  final long resolvesAtNs;

  /** The ring timeout comes before anything else. */
  final boolean timesOut;

  Step step;
  long pickedUpAtNs;
  PbxEvent messageEnds;
  Calendar.Entry next;
  Calendar.Entry connecting;
  String agent = "";

  SimCall(VirtualPbx pbx, Originate order, CalleePlan plan, Step step, long nowNs) {
    this.pbx = pbx;
    this.callId = order.callId();
    this.leadId = order.leadId();
    this.attempt = order.attempt();
    this.plan = plan;
    this.step = step;
    this.originatedAtNs = nowNs;
    long timeoutNs =
        order.ringTimeoutMs() <= 0 ? CalleePlan.NEVER : order.ringTimeoutMs() * 1_000_000L;
    long afterNs = plan.resolvesAfterNs();
    this.timesOut = afterNs > timeoutNs;
    long resolvesNs = Math.min(afterNs, timeoutNs);
    this.resolvesAtNs = resolvesNs == CalleePlan.NEVER ? CalleePlan.NEVER : nowNs + resolvesNs;
  }

  /** Somebody who called from outside: of no lead and on no line of the carrier. */
  SimCall(VirtualPbx pbx, long callId, long number, CalleePlan plan, long nowNs) {
    this.pbx = pbx;
    this.callId = callId;
    this.leadId = -number;
    this.attempt = 0;
    this.plan = plan;
    this.step = Step.WAITING;
    this.originatedAtNs = nowNs;
    this.pickedUpAtNs = nowNs;
    this.timesOut = false;
    this.resolvesAtNs = nowNs;
  }

  /** Whether somebody called from outside. */
  public boolean isInbound() {
    return leadId < 0;
  }

  @Override
  public void run() {
    pbx.proceed(this);
  }

  public long callId() {
    return callId;
  }

  public long leadId() {
    return leadId;
  }

  public int attempt() {
    return attempt;
  }

  public Step step() {
    return step;
  }

  public CalleePlan plan() {
    return plan;
  }

  /** When it is answered or refused, or the ring timeout ends it; ns from the scenario's start. */
  public long resolvesAtNs() {
    return resolvesAtNs;
  }

  /** Whether a person will answer it. */
  public boolean willBeAnswered() {
    return plan.farEnd() == FarEnd.HUMAN && !timesOut && step != Step.REFUSED && !isInbound();
  }

  /** Who talks on it, empty for nobody. */
  public String agent() {
    return agent;
  }
}
