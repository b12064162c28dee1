package org.pacekeeper.sim.world;

/** A call between the exchange and somebody of the world. Calendar's thread. */
public sealed interface PlacedCall permits Talker, PhoneCall, TurnedAway {

  /** The exchange gives the call up, in whatever state it is. Without effect when it is over. */
  void release();

  /** The digits that the far end enters when it is asked for some; empty when it enters none. */
  default String digitsEntered() {
    return "";
  }
}
