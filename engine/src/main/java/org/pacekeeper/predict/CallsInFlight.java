package org.pacekeeper.predict;

import org.pacekeeper.event.LeadEntry;

/**
 * The calls that ring, counted by class and age, and what they teach the estimators of answers.
 * Costs per event do not depend on how many there are. Restored from the calls themselves, so that
 * counts depend on nothing but them.
 */
public final class CallsInFlight {
  /** Tables are made anew after so many resolved dials, or so many half seconds. */
  private static final int RESOLVED_PER_BUILD = 25;

  private static final int SLOTS_PER_BUILD = 10;

  /** Half seconds without any call after which there is nothing to count. */
  private static final int IDLE_SLOTS = 4 * RingBins.COUNT;

  private final RingHazards hazards = new RingHazards();
  private final AnswerLevel level = new AnswerLevel();
  private final CallKinds kinds;

  private final int[][] ringing = new int[CallKinds.CLASSES][RingBins.COUNT];
  private final int[] ringingOfClass = new int[CallKinds.CLASSES];
  private int ringingAll;
  private long slot = Long.MIN_VALUE;

  /** As of the last build. */
  private final double[] answer = new double[RingBins.COUNT];

  private final double[] end = new double[RingBins.COUNT];

  /** Answers of an average call until the end of a bin, as if nothing else ended it. */
  private final double[] answersUntil = new double[RingBins.COUNT];

  private double currentLevel = 1;

  private double resolvedSinceBuild;
  private double slotsSinceBuild;
  private boolean changed;

  /**
   * @param perLead whether attempts, lists and hours differ
   */
  public CallsInFlight(boolean perLead) {
    kinds = new CallKinds(perLead);
    learnTables();
  }

  /**
   * The kind of call that an attempt at a lead makes now, see {@link CallKinds}.
   *
   * @param attempt counts from 1
   */
  public int kind(LeadEntry lead, int attempt, long nowNs) {
    return kinds.of(lead, attempt, nowNs);
  }

  /** A call rings that was placed at that time; it teaches nothing yet. */
  public void takeUp(int kind, long placedAtNs) {
    if (slot == Long.MIN_VALUE) slot = RingBins.slot(placedAtNs);
    add(kind, RingBins.bin(RingBins.slot(placedAtNs), slot), 1);
  }

  /** A call was placed now. */
  public void placed(int kind, long nowNs) {
    advance(nowNs);
    add(kind, 0, 1);
    expose(CallKinds.classOf(kind), 0, 1);
  }

  /** A person answered. */
  public void answered(int kind, long placedAtNs, long nowNs) {
    int bin = remove(kind, placedAtNs, nowNs);
    hazards.answered(bin);
    level.answered();
    kinds.answered(kind);
    resolvedSinceBuild++;
  }

  /** It ended otherwise, by itself. */
  public void ended(int kind, long placedAtNs, long nowNs) {
    hazards.ended(remove(kind, placedAtNs, nowNs));
    level.ended();
    resolvedSinceBuild++;
  }

  /** It was given up by us, or its end was not seen. */
  public void censored(int kind, long placedAtNs, long nowNs) {
    remove(kind, placedAtNs, nowNs);
  }

  private int remove(int kind, long placedAtNs, long nowNs) {
    advance(nowNs);
    int bin = RingBins.bin(RingBins.slot(placedAtNs), slot);
    add(kind, bin, -1);
    kinds.rang(kind, answersUntil[bin] * currentLevel);
    return bin;
  }

  private void add(int kind, int bin, int count) {
    int in = CallKinds.classOf(kind);
    ringing[in][bin] += count;
    ringingOfClass[in] += count;
    ringingAll += count;
  }

  /** Lets time pass: calls grow older, and exposure is counted. */
  public void advance(long nowNs) {
    long now = RingBins.slot(nowNs);
    if (slot == Long.MIN_VALUE || (ringingAll == 0 && now - slot > IDLE_SLOTS)) slot = now;
    while (slot < now) {
      slot++;
      slotsSinceBuild++;
      if (level.slotOver()) changed = true;
      if (ringingAll > 0) grow();
    }
  }

  private void grow() {
    for (int in = 0; in < CallKinds.CLASSES; in++) {
      if (ringingOfClass[in] == 0) continue;
      int[] ages = ringing[in];
      int open = ages[RingBins.COUNT - 1];
      System.arraycopy(ages, 0, ages, 1, RingBins.COUNT - 1);
      ages[0] = 0;
      ages[RingBins.COUNT - 1] += open;
      for (int bin = 1; bin < RingBins.COUNT; bin++) if (ages[bin] > 0) expose(in, bin, ages[bin]);
    }
  }

  private void expose(int ofClass, int bin, int calls) {
    double byLikelihood = calls * CallKinds.factor(ofClass);
    hazards.exposed(bin, calls, byLikelihood);
    level.expect(answer[bin] * byLikelihood);
  }

  /**
   * Whether forecasts have to be made anew. Then the caller does so, and first this takes in what
   * was learned.
   */
  public boolean buildIsDue() {
    if (!changed && resolvedSinceBuild < RESOLVED_PER_BUILD && slotsSinceBuild < SLOTS_PER_BUILD)
      return false;
    learnTables();
    return true;
  }

  private void learnTables() {
    double until = 0;
    for (int k = 0; k < RingBins.COUNT; k++) {
      answer[k] = hazards.answer(k);
      end[k] = hazards.end(k);
      until += answer[k];
      answersUntil[k] = until;
    }
    currentLevel = level.level();
    resolvedSinceBuild = 0;
    slotsSinceBuild = 0;
  }

  /** Forecast of calls of a class that are placed now. */
  public void buildNew(int ofClass, AnswerCurve curve) {
    curve.build(answer, end, currentLevel * CallKinds.factor(ofClass));
  }

  /** Forecast of calls of a class that ring: on the safe side. */
  public void buildRinging(int ofClass, AnswerCurve curve) {
    curve.build(answer, end, level.levelUpper70() * CallKinds.factor(ofClass));
  }

  /** Whether a sudden change of the answer rate was noticed since this was asked last. */
  public boolean takeChange() {
    boolean was = changed;
    changed = false;
    return was;
  }

  /** A change that was announced: another list, a resume after a pause. */
  public void forgetLevel() {
    level.shrink();
    changed = true;
  }

  public int ringing() {
    return ringingAll;
  }

  public int ringing(int ofClass) {
    return ringingOfClass[ofClass];
  }

  public int ringing(int ofClass, int bin) {
    return ringing[ofClass][bin];
  }

  public double level() {
    return currentLevel;
  }

  public void write(Memory to) {
    to.put(slot);
    to.put(currentLevel);
    to.put(resolvedSinceBuild);
    to.put(slotsSinceBuild);
    to.put(changed ? 1 : 0);
    to.put(answer);
    to.put(end);
    to.put(answersUntil);
    hazards.write(to);
    level.write(to);
    kinds.write(to);
  }

  public void read(Memory from) {
    slot = (long) from.take();
    currentLevel = from.take();
    resolvedSinceBuild = from.take();
    slotsSinceBuild = from.take();
    changed = from.take() != 0;
    from.take(answer);
    from.take(end);
    from.take(answersUntil);
    hazards.read(from);
    level.read(from);
    kinds.read(from);
  }
}
