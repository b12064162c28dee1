package org.pacekeeper.predict;

/**
 * The chance that an agent who is busy will take another call afterwards, and not pause or leave:
 * agents leaving while calls ring are the largest source of abandoned calls in practice.
 */
public final class ReturnChance {
  private static final double HALF_LIFE = 300;
  private static final double KEEP = StrictMath.pow(0.5, 1 / HALF_LIFE);
  private static final double PRIOR_RETURNS = 49;
  private static final double PRIOR_DEPARTURES = 1;

  private double returns;
  private double departures;

  public void returned() {
    returns = returns * KEEP + 1;
    departures *= KEEP;
  }

  public void departed() {
    returns *= KEEP;
    departures = departures * KEEP + 1;
  }

  /** In [0,1]. */
  public double chance() {
    double came = returns + PRIOR_RETURNS;
    return came / (came + departures + PRIOR_DEPARTURES);
  }

  public void write(Memory to) {
    to.put(returns);
    to.put(departures);
  }

  public void read(Memory from) {
    returns = from.take();
    departures = from.take();
  }
}
