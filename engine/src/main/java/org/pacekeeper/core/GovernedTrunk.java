package org.pacekeeper.core;

import org.pacekeeper.event.Checkpoint;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.TrunkSettings;

/**
 * A trunk as the gate sees it: its limits, and how many of its calls the network could not carry.
 * Core thread only.
 */
final class GovernedTrunk {
  private static final int NETWORK_OUT_OF_ORDER = 38;
  private static final int BAD_GATEWAY = 502;
  private static final int GATEWAY_TIMEOUT = 504;

  /**
   * A carrier's trouble lasts for seconds at least, and single calls meet congestion further on
   * that says nothing of the trunk.
   */
  private static final Governor.Tuning CONGESTION = new Governor.Tuning(2_000_000_000L, 10, 0.2);

  TrunkSettings settings;
  final TokenBucket bucket;
  final Governor governor = new Governor(CONGESTION);

  /** Calls placed over it, ever. */
  long originated;

  GovernedTrunk(TrunkSettings settings, long nowNs) {
    this.settings = settings;
    this.bucket = new TokenBucket(settings.originatesPerSecondMax(), nowNs);
  }

  void configure(TrunkSettings newSettings) {
    settings = newSettings;
    bucket.rate(rate());
  }

  /** Calls a second that it is given now. */
  double rate() {
    return settings.originatesPerSecondMax() * governor.share();
  }

  void give() {
    bucket.take();
    originated++;
  }

  /** A call was answered: the network carried it. */
  void carried(long nowNs) {
    sample(false, nowNs);
  }

  /** A call ended unanswered. What we ended or got wrong ourselves says nothing of the network. */
  void failed(Outcome outcome, int cause, int sipStatus, long nowNs) {
    switch (outcome) {
      case FAULT, CANCELLED, UNKNOWN -> {}
      default -> sample(isCongestion(outcome, cause, sipStatus), nowNs);
    }
  }

  static boolean isCongestion(Outcome outcome, int cause, int sipStatus) {
    return outcome == Outcome.CONGESTION
        || cause == NETWORK_OUT_OF_ORDER
        || sipStatus == BAD_GATEWAY
        || sipStatus == GATEWAY_TIMEOUT;
  }

  private void sample(boolean isBad, long nowNs) {
    if (governor.sample(isBad, 0, nowNs)) bucket.rate(rate());
  }

  /** Why it is given less than its settings allow, for people; empty when it is not. */
  String heldBack() {
    if (!governor.holdsBack()) return "";
    return governor.stepBad() + " of " + governor.stepAll() + " calls met congestion";
  }

  Checkpoint.Trunk checkpoint() {
    return new Checkpoint.Trunk(settings, bucket.checkpoint(), governor.checkpoint(), originated);
  }

  void restore(Checkpoint.Trunk from) {
    governor.restore(from.governor());
    originated = from.originated();
    bucket.rate(rate());
    bucket.restore(from.tokens());
  }
}
