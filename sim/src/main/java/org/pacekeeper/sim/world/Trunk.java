package org.pacekeeper.sim.world;

/**
 * The carrier's side of a trunk: so many lines, so many new calls a second, one second's worth at
 * once.
 */
final class Trunk {
  private final WorldSettings.TrunkLimits limits;
  private int linesInUse;
  private double tokens;
  private long tokensAtNs;

  Trunk(WorldSettings.TrunkLimits limits) {
    this.limits = limits;
    this.tokens = burst();
  }

  /** Takes a line for a new call, if the carrier accepts it. */
  boolean take(long nowNs) {
    double earned = (nowNs - tokensAtNs) / 1e9 * limits.originatesPerSecondMax();
    tokens = Math.min(burst(), tokens + earned);
    tokensAtNs = nowNs;
    if (linesInUse >= limits.lines() || tokens < 1) return false;
    tokens--;
    linesInUse++;
    return true;
  }

  void giveBack() {
    linesInUse--;
  }

  int linesInUse() {
    return linesInUse;
  }

  private double burst() {
    return Math.max(1, limits.originatesPerSecondMax());
  }
}
