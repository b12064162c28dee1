package org.pacekeeper.pace;

import org.pacekeeper.predict.Memory;

/**
 * How busy agents have been lately, and whether they are due a breath under the campaign's cap on
 * occupancy. Occupancy forgets with a time constant of a quarter of an hour.
 */
final class Breath {
  private static final double TIME_CONSTANT_S = 900;

  private double occupancy;
  private double atNs;

  void note(PacingInput in) {
    double nowNs = in.nowNs();
    int busy = in.talkingAgents() + in.wrapUpAgents();
    int working = busy + in.idleAgents() + in.wishingAgents();
    if (atNs != 0 && working > 0 && nowNs > atNs) {
      double part = 1 - StrictMath.exp((atNs - nowNs) * 1e-9 / TIME_CONSTANT_S);
      occupancy += part * ((double) busy / working - occupancy);
    }
    atNs = nowNs;
  }

  /** In [0,1]. */
  double occupancy() {
    return occupancy;
  }

  boolean isDue(PacingInput in) {
    double cap = in.settings().occupancyMax();
    return cap > 0 && cap < 1 && occupancy > cap;
  }

  void write(Memory to) {
    to.put(occupancy);
    to.put(atNs);
  }

  void read(Memory from) {
    occupancy = from.take();
    atNs = from.take();
  }
}
