package org.pacekeeper.predict;

/**
 * The calls that ring, counted by kind and age, and what they teach the estimators of answers.
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
  private final AttemptEffect effect = new AttemptEffect();
  private final boolean perLead;

  private final int[][] ringing = new int[AttemptEffect.KINDS][RingBins.COUNT];
  private final int[] ringingOfKind = new int[AttemptEffect.KINDS];
  private int ringingAll;
  private long slot = Long.MIN_VALUE;

  /** As of the last build. */
  private final double[] answer = new double[RingBins.COUNT];

  private final double[] end = new double[RingBins.COUNT];
  private final double[] factor = new double[AttemptEffect.KINDS];
  private double currentLevel = 1;

  private double resolvedSinceBuild;
  private double slotsSinceBuild;
  private boolean changed;

  /**
   * @param perLead whether attempts differ
   */
  public CallsInFlight(boolean perLead) {
    this.perLead = perLead;
    learnTables();
  }

  /** The kind of call that an attempt makes. */
  public int kind(int attempt) {
    return perLead ? AttemptEffect.kind(attempt) : 0;
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
    expose(kind, 0, 1);
    hazards.exposed(0, 1, factor[kind]);
  }

  /** A person answered. */
  public void answered(int kind, long placedAtNs, long nowNs) {
    int bin = remove(kind, placedAtNs, nowNs);
    hazards.answered(bin);
    level.answered();
    effect.answered(kind);
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
    return bin;
  }

  private void add(int kind, int bin, int count) {
    ringing[kind][bin] += count;
    ringingOfKind[kind] += count;
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
    for (int kind = 0; kind < AttemptEffect.KINDS; kind++) {
      if (ringingOfKind[kind] == 0) continue;
      int[] ages = ringing[kind];
      int open = ages[RingBins.COUNT - 1];
      System.arraycopy(ages, 0, ages, 1, RingBins.COUNT - 1);
      ages[0] = 0;
      ages[RingBins.COUNT - 1] += open;
      for (int bin = 1; bin < RingBins.COUNT; bin++) {
        if (ages[bin] == 0) continue;
        hazards.exposed(bin, ages[bin], ages[bin] * factor[kind]);
        expose(kind, bin, ages[bin]);
      }
    }
  }

  private void expose(int kind, int bin, int calls) {
    double ofAverage = calls * answer[bin];
    level.expect(ofAverage * factor[kind]);
    effect.expect(kind, ofAverage * currentLevel);
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
    for (int k = 0; k < RingBins.COUNT; k++) {
      answer[k] = hazards.answer(k);
      end[k] = hazards.end(k);
    }
    for (int kind = 0; kind < AttemptEffect.KINDS; kind++)
      factor[kind] = perLead ? effect.factor(kind) : 1;
    currentLevel = level.level();
    resolvedSinceBuild = 0;
    slotsSinceBuild = 0;
  }

  /** Forecast of calls of a kind that are placed now. */
  public void buildNew(int kind, AnswerCurve curve) {
    curve.build(answer, end, currentLevel * factor[kind]);
  }

  /** Forecast of calls of a kind that ring: on the safe side. */
  public void buildRinging(int kind, AnswerCurve curve) {
    curve.build(answer, end, level.levelUpper70() * factor[kind]);
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

  public int ringing(int kind) {
    return ringingOfKind[kind];
  }

  public int ringing(int kind, int bin) {
    return ringing[kind][bin];
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
    to.put(factor);
    hazards.write(to);
    level.write(to);
    effect.write(to);
  }

  public void read(Memory from) {
    slot = (long) from.take();
    currentLevel = from.take();
    resolvedSinceBuild = from.take();
    slotsSinceBuild = from.take();
    changed = from.take() != 0;
    from.take(answer);
    from.take(end);
    from.take(factor);
    hazards.read(from);
    level.read(from);
    effect.read(from);
  }
}
