package org.pacekeeper.event;

import java.util.List;

/**
 * What a PBX node reported. {@code callId} names a call to a lead, {@code legId} an agent's leg;
 * both come from the same sequence of the core (see {@link LegId}), so a node can report a channel
 * without knowing which of the two it is.
 */
public sealed interface PbxEvent extends Event {

  /** The manager session to a node is up and logged in; nothing is known yet of what is on it. */
  record NodeConnected(String node, String version) implements PbxEvent {}

  /** The manager session to a node was lost; calls on it go on, unseen. */
  record NodeDisconnected(String node, String reason) implements PbxEvent {}

  /** The complete list of our channels on a node, asked for after every (re)connect. */
  record NodeReconciled(String node, List<SeenLeg> legs) implements PbxEvent {
    public NodeReconciled {
      legs = List.copyOf(legs);
    }
  }

  /**
   * One of our channels as a node listed it; {@code bridgedWith} is the other leg's id, 0 when
   * alone.
   */
  record SeenLeg(long legId, LegState state, long bridgedWith) {}

  /** How far a channel has come, as far as the node's channel list tells. */
  enum LegState {
    DIALING,
    RINGING,
    UP,
    PLAYING_MESSAGE,
    /** Put through to another node. */
    ACROSS
  }

  /**
   * The node does not answer, though its session is still up: it is given no originates until
   * {@link NodeResponding}, or the session is lost.
   */
  record NodeStalled(String node, String reason) implements PbxEvent {}

  /** A node that was stalled answers again. */
  record NodeResponding(String node) implements PbxEvent {}

  /**
   * The node has made a channel for the originate. What comes of it follows; how long this took
   * tells how well the node keeps up, which its mere acceptance of the order does not. Comes for
   * every originate that was carried out, or for none, by the kind of node.
   */
  record OriginateTaken(long callId) implements PbxEvent {}

  /** The far end rings. */
  record CallRinging(long callId) implements PbxEvent {}

  /**
   * The network says picked up, and machine detection listens; only for calls that were placed with
   * detection. The callee's wait counts from here.
   */
  record CallPickedUp(long callId) implements PbxEvent {}

  /**
   * Machine detection has made up its mind; {@link CallAnswered} follows, whatever it heard.
   *
   * @param detail the node's own word on why, for people; never parsed
   */
  record CallDetected(long callId, Heard heard, String detail) implements PbxEvent {}

  /** The machine's greeting was waited out and the recording left to its end. */
  record MachineMessageLeft(long callId) implements PbxEvent {}

  /** The callee pressed the key, during a message, that asks never to be called again. */
  record OptOutRequested(long callId) implements PbxEvent {}

  /**
   * Somebody has called from outside and waits in the node's dialplan. Said again every few seconds
   * until the call is taken.
   *
   * @param channel the caller's own channel, by which the node finds it
   * @param called the number that was called
   * @param caller the caller's number, null when withheld or none in E.164 form
   */
  record InboundArrived(String node, String channel, PhoneNumber called, PhoneNumber caller)
      implements PbxEvent {}

  /** The network says picked up; the callee now waits in the holding bridge. */
  record CallAnswered(long callId) implements PbxEvent {}

  /** Callee and agent hear each other. */
  record CallConnected(long callId, String agent) implements PbxEvent {}

  /** The safe-harbour message was played to its end. */
  record MessagePlayed(long callId) implements PbxEvent {}

  /**
   * The call ended before it was answered.
   *
   * @param outcome what it is taken for; one of the outcomes for which {@link Outcome#answered()}
   *     is false
   * @param cause the ISUP cause as reported, 0 when none
   * @param sipStatus the SIP status, 0 when none was reported
   * @param reason the Reason of the originate response, -1 when none was received
   * @param detail what else the node said, for people; never parsed
   * @param trunkAlarm whether such an end says that something is wrong with the trunk
   */
  record CallFailed(
      long callId,
      Outcome outcome,
      int cause,
      int sipStatus,
      int reason,
      String detail,
      boolean trunkAlarm)
      implements PbxEvent {

    /** One that says nothing of the trunk. */
    public CallFailed(
        long callId, Outcome outcome, int cause, int sipStatus, int reason, String detail) {
      this(callId, outcome, cause, sipStatus, reason, detail, false);
    }
  }

  /** An answered call's channel is gone. */
  record CallHungUp(long callId, int cause, Party by) implements PbxEvent {}

  /** Who ended a call. */
  enum Party {
    CALLEE,
    ENGINE,
    UNKNOWN
  }

  /** An agent's leg was answered and is in its holding bridge. */
  record AgentLegUp(long legId, String agent) implements PbxEvent {}

  /** An agent's leg could not be brought up, or is gone. */
  record AgentLegDown(long legId, String agent, int cause, String detail) implements PbxEvent {}

  /** The wrong PIN was entered on an agent's leg too often; its end follows. */
  record AgentLegRefused(long legId, String agent, String detail) implements PbxEvent {}

  /** Nobody hears what is said on the agent's leg, or they do again. */
  record AgentMuted(long legId, String agent, boolean muted) implements PbxEvent {}

  /** The callee is on hold. */
  record CallHeld(long callId) implements PbxEvent {}

  /** A third party has answered and waits for the agent. */
  record ThirdUp(long legId, long callId) implements PbxEvent {}

  /**
   * A third party's leg could not be brought up, or is gone.
   *
   * @param outcome {@link Outcome#CONNECTED} when it had been answered, else what it is taken for
   */
  record ThirdDown(long legId, long callId, Outcome outcome, int cause, int sipStatus)
      implements PbxEvent {}

  /** Agent and third party hear each other; the callee is on hold. */
  record ConsultBegun(long callId, long legId) implements PbxEvent {}

  /** Callee and third party hear each other, without the agent. */
  record HandedOver(long callId, long legId) implements PbxEvent {}

  /** Callee, agent and third party hear each other. */
  record AllTogether(long callId, long legId) implements PbxEvent {}

  /** The conversation is being recorded. */
  record RecordingBegun(long callId) implements PbxEvent {}

  /** Nothing is recorded until the recording goes on, or the recording goes on. */
  record RecordingPaused(long callId, boolean paused) implements PbxEvent {}

  /**
   * The recording is over; the call need not be.
   *
   * @param bytes size of the file, -1 when the node did not say
   */
  record RecordingEnded(long callId, long bytes) implements PbxEvent {}

  /** The conversation is not recorded, though it was asked for; the call goes on. */
  record RecordingFailed(long callId, String detail) implements PbxEvent {}

  /** The node did not do with a conversation as it was told. */
  record MoveFailed(long callId, Move move, String detail) implements PbxEvent {}

  /** What a node may be told to do with a conversation. */
  enum Move {
    HOLD,
    CONSULT,
    HAND_OVER,
    THREE_WAY,
    MUTE,
    PAUSE_RECORDING,
    STOP_RECORDING
  }

  /** A connect was refused by the node, for instance because one of the two channels is gone. */
  record ConnectFailed(long callId, String agent, String detail) implements PbxEvent {}

  /**
   * This originate was not sent and never will be, because its node was not there: nobody was
   * called, and nothing is wrong with the call.
   */
  record OriginateSkipped(long callId, String reason) implements PbxEvent {}

  /**
   * The node was asked for this channel and no longer has it; its end was never told, and how it
   * ended is not known.
   *
   * @param detail why it was asked, for people; never parsed
   */
  record ChannelMissing(String node, long legId, String detail) implements PbxEvent {}

  /**
   * A channel that was given up shows signs of life: the node has carried out late what it was told
   * to dial.
   */
  record StrayChannel(String node, long legId) implements PbxEvent {}
}
