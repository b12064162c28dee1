package org.pacekeeper.predict;

/**
 * How much likelier than the average a call is answered by a person for the group that it is of: a
 * list, an hour of the callee's day. Answers over the answers expected of an average call, shrunk
 * to 1 by as much as the groups are alike: the spread between them beyond that of chance is
 * estimated by the method of moments, and where there is none to be seen all factors are 1. What
 * groups have in common is {@link AnswerLevel}'s.
 */
final class GroupEffect {
  private static final double HALF_LIFE_ANSWERS = 2_000;
  private static final double GROWTH = StrictMath.pow(2, 1 / HALF_LIFE_ANSWERS);
  private static final double WEIGHT_MAX = 1e9;

  /** Standard errors by which the spread has to exceed that of chance; they are not counted. */
  private static final double SURE = 1;

  private final double[] answers;
  private final double[] expected;
  private double weight = 1;

  /** As of the last answer: of all groups together, and what groups are shrunk by, in answers. */
  private double ratio = 1;

  private double prior = Double.POSITIVE_INFINITY;

  GroupEffect(int groups) {
    answers = new double[groups];
    expected = new double[groups];
  }

  /**
   * A call of a group has been seen for as long as it rang.
   *
   * @param answersExpected of a call that is like the average in this respect
   */
  void expect(int group, double answersExpected) {
    expected[group] += weight * answersExpected;
  }

  void answered(int group) {
    answers[group] += weight;
    weight *= GROWTH;
    if (weight > WEIGHT_MAX) renormalize();
    weigh();
  }

  private void renormalize() {
    for (int i = 0; i < answers.length; i++) {
      answers[i] /= weight;
      expected[i] /= weight;
    }
    weight = 1;
  }

  /**
   * With Poisson counts of mean μ, a spread of variance τ² adds τ²μ² to the variance of a count.
   */
  private void weigh() {
    double allAnswers = 0;
    double allExpected = 0;
    for (int i = 0; i < answers.length; i++) {
      allAnswers += answers[i];
      allExpected += expected[i];
    }
    if (allExpected <= 0) return;
    ratio = allAnswers / allExpected;
    double beyondChance = 0;
    double squares = 0;
    for (int i = 0; i < answers.length; i++) {
      double mean = ratio * expected[i] / weight;
      double off = answers[i] / weight - mean;
      beyondChance += off * off - mean;
      squares += mean * mean;
    }
    double spread = (beyondChance - SURE * StrictMath.sqrt(2 * squares)) / squares;
    prior = spread > 0 ? 1 / spread : Double.POSITIVE_INFINITY;
  }

  /** What is known of the group is another's from now on. */
  void forget(int group) {
    answers[group] = 0;
    expected[group] = 0;
  }

  /** 1 for a group like the average of all. */
  double factor(int group) {
    if (prior == Double.POSITIVE_INFINITY) return 1;
    return (answers[group] / weight + prior) / (ratio * expected[group] / weight + prior);
  }

  void write(Memory to) {
    to.put(weight);
    to.put(ratio);
    to.put(prior == Double.POSITIVE_INFINITY ? 0 : prior);
    to.put(answers);
    to.put(expected);
  }

  void read(Memory from) {
    weight = from.take();
    ratio = from.take();
    double finite = from.take();
    prior = finite == 0 ? Double.POSITIVE_INFINITY : finite;
    from.take(answers);
    from.take(expected);
  }
}
