package org.pacekeeper.predict;

/**
 * How much likelier or less likely than the average a call is answered by a person for being the
 * first, second, third or a later attempt: answers over expected answers of each, shrunk to what
 * published surveys found. Relative: only the ratios between attempts matter.
 */
public final class AttemptEffect {
  /** Attempts 1, 2, 3 and all later ones. */
  public static final int KINDS = 4;

  /**
   * Completes by attempt, relative to the first, mean of three countries (RaMMPS telephone
   * surveys): a starting point that data overrule.
   */
  private static final double[] PRIOR = {1, 0.75, 0.5, 0.35};

  private static final double PRIOR_ANSWERS = 25;
  private static final double HALF_LIFE_ANSWERS = 2_000;
  private static final double KEEP = StrictMath.pow(0.5, 1 / HALF_LIFE_ANSWERS);

  private final double[] answers = new double[KINDS];
  private final double[] expected = new double[KINDS];

  /** Which of the kinds an attempt is of. */
  public static int kind(int attempt) {
    return Math.max(0, Math.min(KINDS, attempt) - 1);
  }

  /**
   * Calls of a kind were expected to give so many answers.
   *
   * @param ofAverage that an average call at that age and level would have given
   */
  public void expect(int kind, double ofAverage) {
    expected[kind] += ofAverage;
  }

  public void answered(int kind) {
    for (int i = 0; i < KINDS; i++) {
      answers[i] *= KEEP;
      expected[i] *= KEEP;
    }
    answers[kind]++;
  }

  /** 1 for a call like the average of all. */
  public double factor(int kind) {
    double prior = PRIOR[kind];
    return (answers[kind] + prior * PRIOR_ANSWERS) / (expected[kind] + PRIOR_ANSWERS);
  }

  public void write(Memory to) {
    to.put(answers);
    to.put(expected);
  }

  public void read(Memory from) {
    from.take(answers);
    from.take(expected);
  }
}
