package org.pacekeeper.predict;

/**
 * How long an answered person waits without an agent before hanging up: hang-ups over seconds
 * waited, which counts those right who were served or given up earlier. Taken for exponential.
 * Before anything was seen: 2 s, as long as silence is commonly borne at the beginning of a call.
 */
public final class Patience {
  private static final double PRIOR_HANGUPS = 5;
  private static final double PRIOR_MEAN_S = 2;
  private static final double HALF_LIFE_HANGUPS = 500;
  private static final double KEEP = StrictMath.pow(0.5, 1 / HALF_LIFE_HANGUPS);

  private double hangups;
  private double waitedS;

  /** Somebody waited, and was then served or given up by us. */
  public void waited(double seconds) {
    waitedS += seconds;
  }

  /** Somebody hung up after waiting so long. */
  public void hungUp(double seconds) {
    hangups = hangups * KEEP + 1;
    waitedS = waitedS * KEEP + seconds;
  }

  public double meanS() {
    return (waitedS + PRIOR_HANGUPS * PRIOR_MEAN_S) / (hangups + PRIOR_HANGUPS);
  }

  public void write(Memory to) {
    to.put(hangups);
    to.put(waitedS);
  }

  public void read(Memory from) {
    hangups = from.take();
    waitedS = from.take();
  }
}
