package org.pacekeeper.sim.baseline;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.pacekeeper.sim.kernel.RandomStream;
import org.pacekeeper.sim.kernel.RandomStreams;
import org.pacekeeper.sim.scenario.Scenario;
import org.pacekeeper.sim.scenario.Scenario.Callee;
import org.pacekeeper.sim.world.Distribution;

/**
 * A scenario's distributions as chances, for a forecast that knows them: read off many draws, so
 * that any distribution will do. Seconds. One thread.
 */
final class TrueCurves {
  static final int HORIZONS = 8;

  private static final int DRAWS = 40_000;
  private static final double STEP_S = 0.1;
  private static final double RING_MAX_S = 300;
  private static final int RING_STEPS = (int) (RING_MAX_S / STEP_S);

  /** Of elapsed talk and wrap-up: every second of the first two minutes, then 3 % apart. */
  private static final int FINE = 120;

  private static final int STRETCHES = 240;
  private static final double GROWTH = 1.03;

  /** Fewer draws than this lasted so long: a stretch is taken to be like the one before. */
  private static final int DRAWS_MIN = 60;

  private static final double FACTORS_PER_E = 50;

  private final Scenario scenario;
  private final double timeoutS;
  private final double[] personBy;
  private final double[] machineBy;
  private final double[] busyBy;
  private final double[] invalidBy;
  private final double[] noAnswerBy;
  private final double[] talkS;
  private final double[] wrapS;
  private final double[] answerS = new double[HORIZONS];
  private final double[] freeS = new double[HORIZONS];
  private final double[][] ofWrapUp;
  private final Map<Long, double[][]> ofTalk = new HashMap<>();

  TrueCurves(Scenario scenario) {
    this.scenario = scenario;
    timeoutS =
        scenario.ringTimeoutNs() == Scenario.NEVER
            ? Double.POSITIVE_INFINITY
            : scenario.ringTimeoutNs() * 1e-9;
    RandomStreams streams = new RandomStreams(0);
    Scenario.Callees callees = scenario.callees();
    double[] persons = draws(callees.human(), streams.stream("curve.person"));
    personBy = by(persons);
    machineBy = by(draws(callees.machine(), streams.stream("curve.machine")));
    busyBy = by(draws(callees.busy(), streams.stream("curve.busy")));
    invalidBy = by(draws(callees.invalid(), streams.stream("curve.invalid")));
    noAnswerBy = by(draws(callees.noAnswer(), streams.stream("curve.noAnswer")));
    talkS = draws(scenario.talkSeconds(), streams.stream("curve.talk"));
    wrapS = draws(scenario.wrapSeconds(), streams.stream("curve.wrap"));
    horizons(persons, draws(scenario.patienceSeconds(), streams.stream("curve.patience")));
    ofWrapUp = wrapUps();
  }

  /** From the originate to the result; empty when it rings until the timeout. */
  private double[] draws(Callee callee, RandomStream random) {
    if (callee.ringSeconds() == null) return new double[0];
    double[] draws = new double[DRAWS];
    for (int i = 0; i < DRAWS; i++)
      draws[i] =
          scenario.postDialDelaySeconds().sample(random) + callee.ringSeconds().sample(random);
    Arrays.sort(draws);
    return draws;
  }

  private static double[] draws(Distribution of, RandomStream random) {
    double[] draws = new double[DRAWS];
    for (int i = 0; i < DRAWS; i++) draws[i] = of.sample(random);
    Arrays.sort(draws);
    return draws;
  }

  /** The part of the draws that are over by each step; later than the timeout is never. */
  private double[] by(double[] draws) {
    double[] by = new double[RING_STEPS + 1];
    int over = 0;
    for (int i = 0; i <= RING_STEPS; i++) {
      while (over < draws.length && draws[over] <= Math.min(timeoutS, i * STEP_S)) over++;
      by[i] = draws.length == 0 ? 0 : (double) over / draws.length;
    }
    return by;
  }

  /** Pairs eight equally likely moments of the answer with eight lengths of patience. */
  private void horizons(double[] persons, double[] patience) {
    int answered = 0;
    while (answered < persons.length && persons[answered] <= timeoutS) answered++;
    double waitMaxS = scenario.abandonAfterNs() * 1e-9;
    int[] shuffled = {3, 6, 1, 4, 7, 0, 5, 2};
    for (int g = 0; g < HORIZONS; g++) {
      answerS[g] = persons[(int) ((g + 0.5) / HORIZONS * answered)];
      double patienceS = patience[(int) ((shuffled[g] + 0.5) / HORIZONS * DRAWS)];
      freeS[g] = answerS[g] + Math.min(waitMaxS, patienceS);
    }
  }

  /**
   * Chances that a call is answered by a person within each horizon from now.
   *
   * @param share of persons among calls like it, when it was dialed
   * @param ageS since it was dialed
   */
  void answered(double share, double ageS, double[] into) {
    double byNow = at(personBy, ageS);
    double machine = scenario.callees().machine().share();
    double busy = scenario.callees().busy().share();
    double invalid = scenario.callees().invalid().share();
    double noAnswer = Math.max(0, 1 - share - machine - busy - invalid);
    double rings =
        share * (1 - byNow)
            + machine * (1 - at(machineBy, ageS))
            + busy * (1 - at(busyBy, ageS))
            + invalid * (1 - at(invalidBy, ageS))
            + noAnswer * (1 - at(noAnswerBy, ageS));
    for (int g = 0; g < HORIZONS; g++)
      into[g] =
          rings < 1e-9 ? 0 : Math.min(1, share * (at(personBy, ageS + answerS[g]) - byNow) / rings);
  }

  private static double at(double[] by, double s) {
    double step = s / STEP_S;
    if (step >= RING_STEPS) return by[RING_STEPS];
    int i = (int) step;
    return by[i] + (step - i) * (by[i + 1] - by[i]);
  }

  /** Chances that one who has wrapped up for so long is free by each horizon. */
  double[] freeFromWrapUp(double elapsedS) {
    return ofWrapUp[stretch(elapsedS)];
  }

  /**
   * The same of one who has talked for so long, the wrap-up included.
   *
   * @param factor times the length of that conversation
   */
  double[] freeFromTalk(double elapsedS, double factor) {
    long key = Math.round(Math.log(factor) * FACTORS_PER_E);
    double[][] table = ofTalk.computeIfAbsent(key, k -> talks(Math.exp(k / FACTORS_PER_E)));
    return table[stretch(elapsedS)];
  }

  private static int stretch(double s) {
    if (s < FINE) return (int) s;
    return Math.min(STRETCHES - 1, FINE + (int) (Math.log(s / FINE) / Math.log(GROWTH)));
  }

  private static double middleS(int stretch) {
    return stretch < FINE ? stretch + 0.5 : FINE * Math.pow(GROWTH, stretch - FINE + 0.5);
  }

  private double[][] wrapUps() {
    double[][] table = new double[STRETCHES][];
    for (int i = 0; i < STRETCHES; i++) {
      double fromS = middleS(i);
      int longer = DRAWS - countUpTo(wrapS, fromS);
      if (i > 0 && longer < DRAWS_MIN) {
        table[i] = table[i - 1];
        continue;
      }
      table[i] = new double[HORIZONS];
      for (int g = 0; g < HORIZONS; g++)
        table[i][g] =
            longer == 0 ? 1 : 1 - (double) (DRAWS - countUpTo(wrapS, fromS + freeS[g])) / longer;
    }
    return table;
  }

  private double[][] talks(double factor) {
    double[][] table = new double[STRETCHES][];
    for (int i = 0; i < STRETCHES; i++) {
      double fromS = middleS(i);
      int first = countUpTo(talkS, fromS / factor);
      if (i > 0 && DRAWS - first < DRAWS_MIN) {
        table[i] = table[i - 1];
        continue;
      }
      table[i] = new double[HORIZONS];
      for (int g = 0; g < HORIZONS; g++) table[i][g] = free(fromS, freeS[g], factor, first);
    }
    return table;
  }

  private double free(double fromS, double withinS, double factor, int first) {
    double free = 0;
    for (int j = first; j < DRAWS && talkS[j] * factor <= fromS + withinS; j++)
      free += (double) countUpTo(wrapS, fromS + withinS - talkS[j] * factor) / DRAWS;
    return first == DRAWS ? 1 : free / (DRAWS - first);
  }

  private static int countUpTo(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] <= value) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
