package org.pacekeeper.sim.world;

import org.pacekeeper.sim.kernel.Calendar;

/**
 * A call from outside, lived by the caller according to their plan. WAITING → TALKING ⇄ LEFT_ALONE;
 * every state → OVER. Calendar's thread.
 */
public final class CallerCall implements Talker {
  /** Somebody whose agent is gone listens to nothing for so long. An assumption. */
  private static final long LEFT_ALONE_PATIENCE_NS = 10_000_000_000L;

  private enum State {
    WAITING,
    TALKING,
    LEFT_ALONE,
    OVER
  }

  private final World world;
  private final CallerPlan plan;
  private final int record;
  private State state = State.WAITING;
  private NetworkListener listener;
  private Calendar.Entry next;
  private String leg = "";
  private PhoneCall agent;

  CallerCall(World world, CallerPlan plan) {
    this.world = world;
    this.plan = plan;
    record = world.callers().open(plan.number(), world.calendar().nowNs());
    next = world.calendar().after(plan.patienceNs(), this::hangUp);
  }

  /** The number that was called, digits only. */
  public String called() {
    return plan.called();
  }

  /** The caller's, digits only; empty when it is withheld. */
  public String number() {
    return plan.number();
  }

  /** The exchange has taken the call in; it is told when the caller hangs up. */
  public void reached(NetworkListener exchange) {
    listener = exchange;
  }

  /** The leg by which a dialer has fetched the caller. */
  public void takenAs(String id) {
    leg = id;
  }

  void nobodyThere() {
    end(Ending.CONGESTION);
  }

  @Override
  public String leg() {
    return leg;
  }

  @Override
  public FarEnd farEnd() {
    return FarEnd.HUMAN;
  }

  @Override
  public void connected(PhoneCall with) {
    if (state != State.WAITING && state != State.LEFT_ALONE) return;
    state = State.TALKING;
    agent = with;
    world.callers().connected(record, world.calendar().nowNs());
    next.cancel();
    next = world.calendar().after(plan.talkNs(), this::hangUp);
  }

  @Override
  public void leftAlone() {
    if (state != State.TALKING) return;
    state = State.LEFT_ALONE;
    agent = null;
    next.cancel();
    next = world.calendar().after(LEFT_ALONE_PATIENCE_NS, this::hangUp);
  }

  private void hangUp() {
    end(state == State.WAITING ? Ending.HUNG_UP_WAITING : Ending.HUNG_UP);
    listener.hungUp();
  }

  @Override
  public void release() {
    if (state == State.OVER) return;
    end(state == State.WAITING ? Ending.RELEASED_WAITING : Ending.RELEASED);
  }

  private void end(Ending how) {
    state = State.OVER;
    next.cancel();
    world.callers().ended(record, world.calendar().nowNs(), how);
    if (agent != null) agent.calleeGone();
    agent = null;
  }
}
