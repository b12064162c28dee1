package org.pacekeeper.predict;

/**
 * How much likelier than its long-run average an answer by a person is at present: answers over the
 * answers that the ring hazards expected, with a short memory. Notices a sudden change by a
 * two-sided cumulative sum of log likelihood ratios (Page 1954, Biometrika 41:100-115) against a
 * doubled and a halved rate, and then forgets most of what it knew.
 */
public final class AnswerLevel {
  /** Resolved dials after which an observation counts half, but see {@link #HALF_LIFE_S}. */
  private static final double HALF_LIFE_DIALS = 250;

  /** And at least so many seconds: a large campaign resolves hundreds of dials in one. */
  private static final double HALF_LIFE_S = 60;

  /** Expected answers' worth of the assumption that nothing has changed: keeps it off zero. */
  private static final double PRIOR_ANSWERS = 8;

  /** Natural logarithm of about how many expected answers pass between false alarms: e^7 / 1. */
  private static final double ALARM = 7;

  /** What is kept after an alarm, in expected answers. */
  private static final double KEPT_ANSWERS = 4;

  private static final double LN_2 = StrictMath.log(2);
  private static final double LEVEL_MAX = 8;

  private double answers;
  private double expected;
  private double rising;
  private double falling;
  private double slotAnswers;
  private double slotExpected;
  private double slotResolved;

  /** The hazards expected this many answers more, for calls that entered a bin. */
  public void expect(double more) {
    slotExpected += more;
  }

  public void answered() {
    slotAnswers++;
    slotResolved++;
  }

  public void ended() {
    slotResolved++;
  }

  /**
   * Half a second has passed: takes it in.
   *
   * @return whether a sudden change was noticed
   */
  public boolean slotOver() {
    double level = level();
    double usual = level * slotExpected;
    rising = Math.max(0, rising + slotAnswers * LN_2 - usual);
    falling = Math.max(0, falling - slotAnswers * LN_2 + usual / 2);
    double keep = keep(Math.min(slotResolved / HALF_LIFE_DIALS, RingBins.WIDTH_S / HALF_LIFE_S));
    answers = answers * keep + slotAnswers;
    expected = expected * keep + slotExpected;
    slotAnswers = 0;
    slotExpected = 0;
    slotResolved = 0;
    if (rising < ALARM && falling < ALARM) return false;
    shrink();
    return true;
  }

  private static double keep(double halfLives) {
    return halfLives == 0 ? 1 : StrictMath.exp(-LN_2 * halfLives);
  }

  /** Most of what is known is forgotten: a change that was noticed, or announced. */
  public void shrink() {
    rising = 0;
    falling = 0;
    if (expected <= KEPT_ANSWERS) return;
    answers *= KEPT_ANSWERS / expected;
    expected = KEPT_ANSWERS;
  }

  /** 1 when nothing differs from the long run. */
  public double level() {
    return clamp((answers + PRIOR_ANSWERS) / (expected + PRIOR_ANSWERS));
  }

  /**
   * A level that the true one exceeds in 30 of 100 cases: a rise hurts people, a fall costs time.
   */
  public double levelUpper70() {
    double count = answers + PRIOR_ANSWERS;
    return clamp((count + 0.52 * StrictMath.sqrt(count)) / (expected + PRIOR_ANSWERS));
  }

  private static double clamp(double level) {
    return Math.min(LEVEL_MAX, Math.max(1 / LEVEL_MAX, level));
  }

  public void write(Memory to) {
    to.put(
        new double[] {answers, expected, rising, falling, slotAnswers, slotExpected, slotResolved});
  }

  public void read(Memory from) {
    answers = from.take();
    expected = from.take();
    rising = from.take();
    falling = from.take();
    slotAnswers = from.take();
    slotExpected = from.take();
    slotResolved = from.take();
  }
}
