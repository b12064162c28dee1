package org.pacekeeper.asterisk;

import org.pacekeeper.event.Heard;
import org.pacekeeper.event.PhoneNumber;

/**
 * What a node said of one of our channels, freed of the manager protocol. Which of these arrive
 * before which is not fixed.
 */
sealed interface ChannelEvent {
  long legId();

  /** There is a channel now: the node has begun to carry the originate out. */
  record Made(long legId) implements ChannelEvent {}

  record Rings(long legId) implements ChannelEvent {}

  /** Picked up. */
  record Up(long legId) implements ChannelEvent {}

  /**
   * @param holding a holding bridge: waits there, hears nobody
   * @param conference one for any number, in which a leg stays until it is taken out
   */
  record Entered(long legId, String bridge, boolean holding, boolean conference)
      implements ChannelEvent {

    /** Into no conference. */
    Entered(long legId, String bridge, boolean holding) {
      this(legId, bridge, holding, false);
    }
  }

  record Left(long legId, String bridge) implements ChannelEvent {}

  /**
   * @param byFarEnd the far end hung up; else this side of the channel did
   */
  record HangupBegun(long legId, boolean byFarEnd) implements ChannelEvent {}

  /**
   * The channel is no more.
   *
   * @param up it had been picked up
   * @param cause ISUP, 0 when none
   * @param sipStatus 0 when none
   */
  record Gone(long legId, boolean up, int cause, int sipStatus) implements ChannelEvent {}

  /** The node's last word on an originate; {@code reason} as in the manager protocol. */
  record OriginateEnded(long legId, boolean success, int reason) implements ChannelEvent {}

  /**
   * Somebody has called from outside; the channel is not one of ours.
   *
   * @param caller null when not known
   */
  record Arrived(String channel, PhoneNumber called, PhoneNumber caller) implements ChannelEvent {
    @Override
    public long legId() {
      return 0;
    }
  }

  /** Machine detection has decided. */
  record Listened(long legId, Heard heard, String detail) implements ChannelEvent {}

  /** The recording for a machine is over. */
  record MachineMessageEnded(long legId, boolean played) implements ChannelEvent {}

  /** The key was pressed that asks never to be called again. */
  record OptedOut(long legId) implements ChannelEvent {}

  /** The dialplan has begun to record, or could not. */
  record RecordingTried(long legId, boolean begun, String detail) implements ChannelEvent {}

  /** The dialplan has given a recording up, because callee and agent were not connected. */
  record RecordingDropped(long legId) implements ChannelEvent {}

  /**
   * What the file of the last recording was found to be when the channel ended.
   *
   * @param bytes -1 when not known
   */
  record RecordingMeasured(long legId, long bytes) implements ChannelEvent {}

  record MessageEnded(long legId, boolean played) implements ChannelEvent {}

  /** Refused with the reason phrase by which a network says that it blocks our caller id. */
  record Blocked(long legId) implements ChannelEvent {}

  /** The wrong PIN was entered too often. */
  record PinRefused(long legId) implements ChannelEvent {}
}
