package org.pacekeeper.predict;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How fast each agent's conversations are over, against the team's: the mean length of the team's
 * by that of the agent's, shrunk to 1. After 30 conversations an agent's own count for half. Agents
 * are known by a key that lasts, so that who comes back tomorrow is remembered. One thread.
 */
final class AgentSpeeds {
  /** Classes of speed, from half to twice the team's, 41 % apart. */
  static final int CLASSES = 5;

  static final int AVERAGE = 2;
  private static final double[] SPEED = {0.5, StrictMath.sqrt(0.5), 1, StrictMath.sqrt(2), 2};

  private static final double PRIOR_TALKS = 30;

  /** Half-lives, in an agent's own conversations and in the team's. */
  private static final double KEEP = StrictMath.pow(0.5, 1.0 / 200);

  private static final double KEEP_TEAM = StrictMath.pow(0.5, 1.0 / 600);

  /** Smallest speed of each class but the first, half way in ratio between two classes. */
  private static final double[] FROM = new double[CLASSES - 1];

  static {
    for (int c = 1; c < CLASSES; c++) FROM[c - 1] = StrictMath.sqrt(SPEED[c - 1] * SPEED[c]);
  }

  private final Map<Long, Integer> slotOf = new LinkedHashMap<>();
  private long[] key = new long[16];
  private double[] ended = new double[16];
  private double[] talkedS = new double[16];
  private int[] current = new int[16];
  private int size;
  private double teamEnded;
  private double teamS;

  static double speed(int ofClass) {
    return SPEED[ofClass];
  }

  /** Where an agent's figures are kept. */
  int slot(long agentKey) {
    Integer known = slotOf.get(agentKey);
    if (known != null) return known;
    if (size == key.length) enlarge();
    key[size] = agentKey;
    current[size] = AVERAGE;
    slotOf.put(agentKey, size);
    return size++;
  }

  private void enlarge() {
    key = Arrays.copyOf(key, 2 * size);
    ended = Arrays.copyOf(ended, 2 * size);
    talkedS = Arrays.copyOf(talkedS, 2 * size);
    current = Arrays.copyOf(current, 2 * size);
  }

  /** A conversation ended after so many seconds. */
  void ended(int slot, double seconds) {
    teamEnded = teamEnded * KEEP_TEAM + 1;
    teamS = teamS * KEEP_TEAM + seconds;
    ended[slot] = ended[slot] * KEEP + 1;
    talkedS[slot] = talkedS[slot] * KEEP + seconds;
  }

  /** The class that was chosen last. */
  int current(int slot) {
    return current[slot];
  }

  /** The class of the agent's speed from now on: the team's figures move it as well. */
  int choose(int slot) {
    current[slot] = classOf(slot);
    return current[slot];
  }

  private int classOf(int slot) {
    // as many of the team's would have fitted into the same time
    double ofTeam = teamS > 0 ? talkedS[slot] * teamEnded / teamS : ended[slot];
    double speed = (ended[slot] + PRIOR_TALKS) / (ofTeam + PRIOR_TALKS);
    int in = 0;
    while (in < FROM.length && FROM[in] <= speed) in++;
    return in;
  }

  void write(Memory to) {
    to.put(teamEnded);
    to.put(teamS);
    to.put(size);
    for (int i = 0; i < size; i++) {
      to.putNs(key[i]);
      to.put(ended[i]);
      to.put(talkedS[i]);
      to.put(current[i]);
    }
  }

  /** Slots given out before keep their agents. */
  void read(Memory from) {
    teamEnded = from.take();
    teamS = from.take();
    int count = (int) from.take();
    for (int i = 0; i < count; i++) {
      int slot = slot(from.takeNs());
      ended[slot] = from.take();
      talkedS[slot] = from.take();
      current[slot] = (int) from.take();
    }
  }
}
