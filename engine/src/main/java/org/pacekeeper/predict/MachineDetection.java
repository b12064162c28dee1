package org.pacekeeper.predict;

/**
 * What machine detection costs and how often it errs: how long it listens before it lets a person
 * through, and which share of its two verdicts agents have found wrong. The delay is a distribution
 * in steps of a tenth of a second, forgotten with a half-life of 300 answers; the shares are means
 * of beta distributions that begin with an assumption worth 50 verdicts, since a share of nothing
 * seen would be 0, which no detection is. Core thread only.
 */
public final class MachineDetection {
  private static final int STEPS = 100;
  private static final double STEP_S = 0.1;
  private static final double HALF_LIFE_ANSWERS = 300;
  private static final double KEEP = StrictMath.pow(0.5, 1 / HALF_LIFE_ANSWERS);

  /** How many verdicts the assumption weighs. */
  private static final double PRIOR_VERDICTS = 50;

  private static final double HALF_LIFE_VERDICTS = 1_000;
  private static final double KEEP_VERDICTS = StrictMath.pow(0.5, 1 / HALF_LIFE_VERDICTS);

  private final double[] delays = new double[STEPS];
  private double machinesJudged;
  private double personsAmongMachines;
  private double personsJudged;
  private double machinesAmongPersons;

  /** Somebody was let through as a person after so long. */
  public void letThrough(double seconds) {
    for (int i = 0; i < STEPS; i++) delays[i] *= KEEP;
    delays[(int) Math.min(STEPS - 1, Math.max(0, seconds / STEP_S))]++;
  }

  /** An agent has said what was there. */
  public void judged(boolean takenForMachine, boolean wasMachine) {
    if (takenForMachine) {
      machinesJudged = machinesJudged * KEEP_VERDICTS + 1;
      personsAmongMachines = personsAmongMachines * KEEP_VERDICTS + (wasMachine ? 0 : 1);
    } else {
      personsJudged = personsJudged * KEEP_VERDICTS + 1;
      machinesAmongPersons = machinesAmongPersons * KEEP_VERDICTS + (wasMachine ? 1 : 0);
    }
  }

  /**
   * How long detection has listened to persons, in seconds; 0 while it has let nobody through.
   *
   * @param fraction of them, in (0,1), that took no longer
   */
  public double delayS(double fraction) {
    double total = 0;
    for (double count : delays) total += count;
    if (total == 0) return 0;
    double below = 0;
    for (int i = 0; i < STEPS; i++) {
      if (below + delays[i] >= fraction * total && delays[i] > 0)
        return (i + (fraction * total - below) / delays[i]) * STEP_S;
      below += delays[i];
    }
    return STEPS * STEP_S;
  }

  /**
   * Of the calls taken for machines, the share that are persons.
   *
   * @param assumed what it is taken for before anything was judged
   */
  public double personsAmongMachines(double assumed) {
    return (personsAmongMachines + assumed * PRIOR_VERDICTS) / (machinesJudged + PRIOR_VERDICTS);
  }

  /** Its standard deviation: how sure we are. */
  public double personsAmongMachinesSd(double assumed) {
    return sd(personsAmongMachines(assumed), machinesJudged);
  }

  /**
   * Of the calls let through, the share that are machines.
   *
   * @param assumed what it is taken for before anything was judged
   */
  public double machinesAmongPersons(double assumed) {
    return (machinesAmongPersons + assumed * PRIOR_VERDICTS) / (personsJudged + PRIOR_VERDICTS);
  }

  private static double sd(double mean, double verdicts) {
    return StrictMath.sqrt(mean * (1 - mean) / (verdicts + PRIOR_VERDICTS + 1));
  }

  public void write(Memory to) {
    to.put(delays);
    to.put(machinesJudged);
    to.put(personsAmongMachines);
    to.put(personsJudged);
    to.put(machinesAmongPersons);
  }

  public void read(Memory from) {
    from.take(delays);
    machinesJudged = from.take();
    personsAmongMachines = from.take();
    personsJudged = from.take();
    machinesAmongPersons = from.take();
  }
}
