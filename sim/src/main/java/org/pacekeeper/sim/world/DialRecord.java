package org.pacekeeper.sim.world;

/**
 * One call into the world, as the world saw it. Times are calendar ns, -1 for what did not happen.
 *
 * @param leg the id the exchange gave the call
 * @param farEnd what was there; null when the number was not reached for want of a line
 */
public record DialRecord(
    String number,
    String leg,
    FarEnd farEnd,
    long dialedAtNs,
    long answeredAtNs,
    long connectedAtNs,
    long endedAtNs,
    Ending ending) {

  public boolean answeredByPerson() {
    return answeredAtNs >= 0 && farEnd != FarEnd.MACHINE;
  }

  /** From the answer to the first word of an agent, -1 when there was none. */
  public long waitedNs() {
    return connectedAtNs < 0 ? -1 : connectedAtNs - answeredAtNs;
  }

  /**
   * A person answered, and no agent was there within the limit.
   *
   * @param nowNs decides about those who are waiting
   */
  public boolean abandoned(long limitNs, long nowNs) {
    if (!answeredByPerson()) return false;
    if (connectedAtNs >= 0) return waitedNs() > limitNs;
    return ending != Ending.UP || nowNs - answeredAtNs > limitNs;
  }

  DialRecord answered(long nowNs) {
    return new DialRecord(number, leg, farEnd, dialedAtNs, nowNs, -1, -1, ending);
  }

  DialRecord connected(long nowNs) {
    return new DialRecord(number, leg, farEnd, dialedAtNs, answeredAtNs, nowNs, -1, ending);
  }

  DialRecord ended(long nowNs, Ending how) {
    return new DialRecord(number, leg, farEnd, dialedAtNs, answeredAtNs, connectedAtNs, nowNs, how);
  }
}
