package org.pacekeeper.sim.world;

import org.pacekeeper.sim.kernel.Calendar;

/**
 * A call to an agent's phone: it rings, is picked up and stays up until one side ends it. Callees
 * are bridged to it one after the other. Calendar's thread.
 */
public final class PhoneCall implements PlacedCall {
  private final World world;
  private final SimAgent agent;
  private final NetworkListener listener;
  private Calendar.Entry next;
  private Talker callee;
  private final PhonePlan plan;
  private boolean over;
  private int timesAsked;

  PhoneCall(World world, SimAgent agent, PhonePlan plan, NetworkListener listener) {
    this.world = world;
    this.agent = agent;
    this.listener = listener;
    this.plan = plan;
    next = world.calendar().after(0, () -> ring(plan));
  }

  @Override
  public String digitsEntered() {
    return timesAsked++ < plan.pinTimes() ? plan.pin() : "";
  }

  private void ring(PhonePlan plan) {
    next = world.calendar().after(plan.untilResultNs(), () -> result(plan));
    listener.ringing();
  }

  private void result(PhonePlan plan) {
    if (plan.busy()) {
      over = true;
      listener.refused(Refusal.BUSY);
      return;
    }
    next = world.calendar().after(plan.stayNs(), this::putDown);
    listener.answered();
  }

  void bridge(Talker with) {
    if (over) return;
    callee = with;
    callee.connected(this);
    agent.callBegan(callee.leg(), callee.farEnd());
  }

  /** The bridge was dissolved: both legs stay. */
  void unbridge() {
    Talker left = callee;
    callee = null;
    if (left == null) return;
    left.leftAlone();
    agent.callEnded();
  }

  void calleeGone() {
    callee = null;
    agent.callEnded();
  }

  /** The agent hangs up the phone, and with it the leg. */
  void putDown() {
    if (over) return;
    release();
    listener.hungUp();
  }

  @Override
  public void release() {
    if (over) return;
    over = true;
    next.cancel();
    unbridge();
  }
}
