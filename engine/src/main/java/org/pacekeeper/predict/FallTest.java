package org.pacekeeper.predict;

import org.pacekeeper.event.CallerIdMemory;

/**
 * Whether one of several numbers that are shown side by side is answered clearly less often than
 * the others: a cumulative sum of log likelihood ratios (Page 1954, Biometrika 41:100-115) of half
 * the others' rate against the same rate. Only answers are looked at, and of each only whether it
 * came by this number or by another, given their shares of the calls (the partial likelihood of Cox
 * 1975, Biometrika 62:269-276): so it does not matter how often anybody answers, nor whether that
 * has just changed for all. Good news takes evidence away, so that a long good past does not hide a
 * fall, and chance does not add up. Core thread only.
 */
public final class FallTest {
  /**
   * Natural logarithm of a lower bound for how many answers pass between false alarms (Lorden
   * 1971): e^9 are 8,100. Of eight numbers, one that falls to 37.5 % (marked as spam) is noticed
   * after some 300 answers by all of them, at 20 % some 200 of its own calls.
   */
  static final double ALARM = 9;

  private static final double FALLEN_TO = 0.5;

  private double evidence;

  /** Its answers, and what its calls were worth, since nothing spoke for a fall. */
  private double own;

  private double worth;

  /**
   * Somebody has answered.
   *
   * @param byOwn whether it was by this number
   * @param share of the calls that showed it, in (0,1)
   */
  public void answered(boolean byOwn, double share) {
    double chance = 1 - share * (1 - FALLEN_TO);
    double ratio = (byOwn ? FALLEN_TO : 1) / chance;
    evidence = Math.max(0, evidence + StrictMath.log(ratio));
    if (byOwn) own++;
    worth += share;
    if (evidence == 0) clear();
  }

  public boolean hasFallen() {
    return evidence >= ALARM;
  }

  /** From now on half as much suffices: it has fallen before. */
  public void onTrial() {
    clear();
    evidence = ALARM / 2;
  }

  /** Nothing speaks for a fall any more. */
  public void clear() {
    evidence = 0;
    own = 0;
    worth = 0;
  }

  /** What speaks for a fall, for people. */
  public String inWords() {
    return Math.round(own) + " answers where its calls were worth " + Math.round(worth);
  }

  public CallerIdMemory.Fall memory() {
    return new CallerIdMemory.Fall(evidence, own, worth);
  }

  public void restore(CallerIdMemory.Fall from) {
    evidence = from.evidence();
    own = from.own();
    worth = from.worth();
  }
}
