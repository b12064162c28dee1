package org.pacekeeper.sim.world;

import org.pacekeeper.sim.kernel.Calendar;

/**
 * A call to a number, lived by the far end according to its plan. DIALING → RINGING → WAITING →
 * TALKING ⇄ LEFT_ALONE; DIALING → WAITING for who answers without a ringing tone; every state →
 * OVER. Calendar's thread.
 */
public final class CalleeCall implements Talker {
  /** Somebody whose agent is gone listens to nothing for so long. An assumption. */
  private static final long LEFT_ALONE_PATIENCE_NS = 10_000_000_000L;

  private enum State {
    DIALING,
    RINGING,
    WAITING,
    TALKING,
    LEFT_ALONE,
    OVER
  }

  private final World world;
  private final int record;
  private final String leg;
  private final CalleePlan plan;
  private final NetworkListener listener;
  private State state = State.DIALING;
  private Calendar.Entry next;
  private PhoneCall agent;

  CalleeCall(World world, int record, String leg, CalleePlan plan, NetworkListener listener) {
    this.world = world;
    this.record = record;
    this.leg = leg;
    this.plan = plan;
    this.listener = listener;
    next = world.calendar().after(plan.postDialDelayNs(), this::reached);
  }

  @Override
  public String leg() {
    return leg;
  }

  @Override
  public FarEnd farEnd() {
    return plan.farEnd();
  }

  private void reached() {
    next = world.calendar().after(plan.untilResultNs(), this::result);
    if (!plan.rings()) return;
    state = State.RINGING;
    listener.ringing();
  }

  private void result() {
    switch (plan.farEnd()) {
      case HUMAN, MACHINE, DROPS -> answer();
      case BUSY -> refuse(Refusal.BUSY);
      case CONGESTION -> refuse(Refusal.CONGESTION);
      case NO_ANSWER, SILENT -> refuse(Refusal.NO_ANSWER);
      case UNALLOCATED -> refuse(Refusal.UNALLOCATED);
      case REJECTED -> refuse(Refusal.REJECTED);
    }
  }

  private void answer() {
    state = State.WAITING;
    world.ledger().answered(record, world.calendar().nowNs());
    next = world.calendar().after(plan.patienceNs(), this::hangUp);
    listener.answered();
    CalleePlan.Press press = plan.press();
    if (press != null) world.calendar().after(press.afterNs(), () -> press(press.key()));
  }

  private void press(char key) {
    if (state != State.OVER) listener.pressed(key);
  }

  private void refuse(Refusal why) {
    end(Ending.of(why));
    listener.refused(why);
  }

  @Override
  public void connected(PhoneCall with) {
    if (state != State.WAITING && state != State.LEFT_ALONE) return;
    state = State.TALKING;
    agent = with;
    world.ledger().connected(record, world.calendar().nowNs());
    if (plan.endsByItself()) return;
    next.cancel();
    next = world.calendar().after(plan.talkNs(), plan.agentEnds() ? with::putDown : this::hangUp);
  }

  @Override
  public void leftAlone() {
    if (state != State.TALKING) return;
    state = State.LEFT_ALONE;
    agent = null;
    if (plan.endsByItself()) return;
    next.cancel();
    next = world.calendar().after(LEFT_ALONE_PATIENCE_NS, this::hangUp);
  }

  private void hangUp() {
    end(everConnected() ? Ending.HUNG_UP : Ending.HUNG_UP_WAITING);
    listener.hungUp();
  }

  @Override
  public void release() {
    switch (state) {
      case DIALING, RINGING -> end(Ending.CANCELLED);
      case WAITING -> end(Ending.RELEASED_WAITING);
      case TALKING, LEFT_ALONE -> end(Ending.RELEASED);
      case OVER -> {}
    }
  }

  private boolean everConnected() {
    return state == State.TALKING || state == State.LEFT_ALONE;
  }

  private void end(Ending how) {
    state = State.OVER;
    next.cancel();
    world.lineFree();
    world.ledger().ended(record, world.calendar().nowNs(), how);
    if (agent != null) agent.calleeGone();
    agent = null;
  }
}
