package org.pacekeeper.sim.ami;

import org.pacekeeper.sim.world.PlacedCall;

/** The call that a channel belongs to, as the dialplan and the manager's actions see it. */
interface ChannelOwner {

  /** Whether the channel has a far end that can still be waited for. */
  boolean isUp(SimChannel channel);

  /** Who is heard on the channel: somebody of the world, null where that is decided elsewhere. */
  PlacedCall placed(SimChannel channel);

  /** The other half of a Local channel whose both halves are in the dialplan; null for none. */
  SimChannel through(SimChannel channel);

  /** The dialplan answers the channel. */
  default void answer(SimChannel channel) {}

  /**
   * Ends the channel.
   *
   * @param cause 0 when none was said
   */
  void hangUp(SimChannel channel, int cause);

  /** What the dialplan finds when it wants to wait on a channel whose far end is gone already. */
  void tooLate(SimChannel channel);

  /** Sends the channel elsewhere in the dialplan. */
  void redirect(SimChannel channel, DialplanPlace place);
}
