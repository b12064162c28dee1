package org.pacekeeper.predict;

import java.util.Arrays;
import org.pacekeeper.predict.AgentsAtWork.Phase;

/**
 * Agents busy with one kind of conversation, by how long they have been, and what that kind teaches
 * of talk and wrap-up. One thread.
 */
final class BusyAgents {
  private static final double NS = 1e-9;
  private static final double HALF_LIFE_PHASES = 600;

  private final PhaseHazard talk = new PhaseHazard(HALF_LIFE_PHASES, 120, 4);
  private final PhaseHazard wrapUp = new PhaseHazard(HALF_LIFE_PHASES, 15, 2);
  private final int[][] talking = new int[AgentSpeeds.CLASSES][PhaseHazard.STRETCHES];
  private final int[] wrappingUp = new int[PhaseHazard.STRETCHES];
  private final int[] reserved = new int[AgentSpeeds.CLASSES];
  private final long[][] talkExposedNs = new long[AgentSpeeds.CLASSES][PhaseHazard.STRETCHES];
  private final long[] wrapUpExposedNs = new long[PhaseHazard.STRETCHES];

  /** Classes of speed that the forecast was built for. */
  private final boolean[] built = new boolean[AgentSpeeds.CLASSES];

  private boolean builtWrapUp;

  /** Of talk, or of wrap-up. */
  PhaseHazard hazard(Phase of) {
    return of == Phase.TALK ? talk : wrapUp;
  }

  void count(Phase phase, int speedClass, int stretch, int by) {
    switch (phase) {
      case TALK -> talking[speedClass][stretch] += by;
      case WRAP_UP -> wrappingUp[stretch] += by;
      case RESERVED -> reserved[speedClass] += by;
      case IDLE, AWAY -> {}
    }
  }

  void clearCounts() {
    for (int[] ofClass : talking) Arrays.fill(ofClass, 0);
    Arrays.fill(wrappingUp, 0);
    Arrays.fill(reserved, 0);
  }

  /** Somebody was in a stretch so long; taught with {@link #teach()}. */
  void exposed(Phase phase, int speedClass, int stretch, long ns) {
    (phase == Phase.TALK ? talkExposedNs[speedClass] : wrapUpExposedNs)[stretch] += ns;
  }

  void teach() {
    for (int c = 0; c < AgentSpeeds.CLASSES; c++)
      expose(talk, talkExposedNs[c], AgentSpeeds.speed(c));
    expose(wrapUp, wrapUpExposedNs, 1);
  }

  /** Whole nanoseconds until here, so that the sums do not depend on the agents' order. */
  private static void expose(PhaseHazard hazard, long[] exposedNs, double speed) {
    for (int i = 0; i < exposedNs.length; i++)
      if (exposedNs[i] > 0) hazard.exposed(i, exposedNs[i] * NS * speed);
    Arrays.fill(exposedNs, 0);
  }

  /** As {@link AgentsAtWork#build}, for this kind; wrap-up first, which talks end in. */
  void build(
      FreeCurve curve, double back, double[] withinS, double[][][] ofTalk, double[][] ofWrapUp) {
    builtWrapUp = true;
    curve.buildWrapUp(wrapUp, withinS, ofWrapUp);
    times(back, ofWrapUp);
    for (int c = 0; c < AgentSpeeds.CLASSES; c++) {
      built[c] = isInUse(c);
      if (!built[c]) continue;
      curve.buildTalk(talk, AgentSpeeds.speed(c), withinS, ofTalk[c]);
      times(back, ofTalk[c]);
    }
  }

  boolean buildIsDue() {
    if (!builtWrapUp && wrapsUp()) return true;
    for (int c = 0; c < AgentSpeeds.CLASSES; c++) if (!built[c] && isInUse(c)) return true;
    return false;
  }

  /** Nobody was busy with this kind when the forecast was made: there is none. */
  void leaveOut() {
    builtWrapUp = false;
    Arrays.fill(built, false);
  }

  boolean isInUse() {
    for (int c = 0; c < AgentSpeeds.CLASSES; c++) if (isInUse(c)) return true;
    return wrapsUp();
  }

  private boolean wrapsUp() {
    for (int count : wrappingUp) if (count > 0) return true;
    return false;
  }

  private boolean isInUse(int ofSpeed) {
    if (reserved[ofSpeed] > 0) return true;
    for (int count : talking[ofSpeed]) if (count > 0) return true;
    return false;
  }

  private static void times(double factor, double[][] table) {
    for (double[] row : table) for (int g = 0; g < row.length; g++) row[g] *= factor;
  }

  int talking(int ofSpeed, int ofStretch) {
    return talking[ofSpeed][ofStretch];
  }

  int wrappingUp(int ofStretch) {
    return wrappingUp[ofStretch];
  }

  int reserved(int ofSpeed) {
    return reserved[ofSpeed];
  }

  double meanS() {
    return 1 / talk.overallRatePerS() + 1 / wrapUp.overallRatePerS();
  }

  void writeHazards(Memory to) {
    talk.write(to);
    wrapUp.write(to);
  }

  void readHazards(Memory from) {
    talk.read(from);
    wrapUp.read(from);
  }

  void writeBuilt(Memory to) {
    for (boolean is : built) to.put(is ? 1 : 0);
  }

  void readBuilt(Memory from) {
    builtWrapUp = true;
    for (int c = 0; c < built.length; c++) built[c] = from.take() != 0;
  }

  boolean hasForecast() {
    return builtWrapUp;
  }
}
