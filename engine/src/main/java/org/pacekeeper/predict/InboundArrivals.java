package org.pacekeeper.predict;

/**
 * Forecast of calls from outside: how many will come within a time. The rate is that of the last
 * half hour or so, older calls counting less and less; how sure it is follows from how many calls
 * it rests on. With a gamma distribution for the rate, as Bayes' rule has it after a Poisson count
 * (Jongbloed and Koole 2001, on call centers' arrivals: more spread than Poisson), the number of
 * calls is negative binomial. One thread.
 */
public final class InboundArrivals {

  /** What is so old counts a third. */
  private static final double MEMORY_S = 1_800;

  /** Before anything is seen: half a call in half a minute, and very unsure of it. */
  private static final double PRIOR_CALLS = 0.5;

  private static final double PRIOR_S = 30;

  /** Aging the sums more often than once a second changes nothing that matters. */
  private static final long AGE_EVERY_NS = 1_000_000_000L;

  private static final double NS = 1e-9;

  private double calls;
  private double exposureS;
  private long atNs;

  /**
   * A call has come. Times only rise, so one that is told again after a restore, with its old time,
   * is in the sums already.
   */
  public void arrived(long nowNs) {
    if (atNs != 0 && nowNs <= atNs) return;
    age(nowNs);
    calls++;
  }

  /** Whether time has passed that changes the forecast. */
  public boolean advance(long nowNs) {
    if (atNs != 0 && nowNs - atNs < AGE_EVERY_NS) return false;
    age(nowNs);
    return true;
  }

  private void age(long nowNs) {
    if (atNs == 0) atNs = nowNs;
    double kept = StrictMath.exp(-(nowNs - atNs) * NS / MEMORY_S);
    calls *= kept;
    exposureS = exposureS * kept + MEMORY_S * (1 - kept);
    atNs = nowNs;
  }

  /** Whether it has ever been asked or told. */
  public boolean isInUse() {
    return atNs != 0;
  }

  /** The calls that the rate rests on: the first parameter of the negative binomial. */
  public double shape() {
    return calls + PRIOR_CALLS;
  }

  /** The time ahead as a part of the time that the rate rests on: its second parameter. */
  public double ratio(double withinS) {
    return withinS / (exposureS + PRIOR_S);
  }

  /** Calls a second. */
  public double ratePerS() {
    return shape() * ratio(1);
  }

  public void write(Memory to) {
    to.put(calls);
    to.put(exposureS);
    to.putNs(atNs);
  }

  public void read(Memory from) {
    calls = from.take();
    exposureS = from.take();
    atNs = from.takeNs();
  }
}
