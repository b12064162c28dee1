package org.pacekeeper.command;

import java.util.List;
import org.pacekeeper.event.AnswerSettings;
import org.pacekeeper.event.LegId;
import org.pacekeeper.event.PhoneNumber;

/** What a PBX node is to do. */
public sealed interface PbxCommand extends Command {

  /** The node that must carry it out. */
  String node();

  /**
   * How a call is to be treated once it is picked up, apart from the message when nobody is free.
   *
   * @param detection how to listen for a machine; null when nobody listens
   * @param beepSilenceMs after so much silence a machine is taken to record
   * @param beepWaitMaxMs how long the silence is waited for
   * @param optOutKey of the messages; empty when they offer none
   */
  record Answering(
      AnswerSettings.Detection detection, int beepSilenceMs, int beepWaitMaxMs, String optOutKey) {
    public static final Answering PLAIN = new Answering(null, 0, 0, "");
  }

  /**
   * Call a lead. The answered callee waits in the holding bridge; without a further command for
   * {@code holdTimeoutMs} after the answer the node plays the message and hangs up by itself.
   *
   * @param codecs the trunk's, offered first in this order; none for those of its endpoint
   */
  record Originate(
      String node,
      String trunk,
      long callId,
      String campaign,
      long leadId,
      int attempt,
      PhoneNumber phone,
      String dialString,
      String callerId,
      int ringTimeoutMs,
      int holdTimeoutMs,
      String message,
      Answering answering,
      List<String> codecs)
      implements PbxCommand {
    public Originate {
      codecs = List.copyOf(codecs);
    }

    /** Over a trunk that names no codecs. */
    public Originate(
        String node,
        String trunk,
        long callId,
        String campaign,
        long leadId,
        int attempt,
        PhoneNumber phone,
        String dialString,
        String callerId,
        int ringTimeoutMs,
        int holdTimeoutMs,
        String message,
        Answering answering) {
      this(
          node,
          trunk,
          callId,
          campaign,
          leadId,
          attempt,
          phone,
          dialString,
          callerId,
          ringTimeoutMs,
          holdTimeoutMs,
          message,
          answering,
          List.of());
    }

    /** One that is treated plainly. */
    public Originate(
        String node,
        String trunk,
        long callId,
        String campaign,
        long leadId,
        int attempt,
        PhoneNumber phone,
        String dialString,
        String callerId,
        int ringTimeoutMs,
        int holdTimeoutMs,
        String message) {
      this(
          node,
          trunk,
          callId,
          campaign,
          leadId,
          attempt,
          phone,
          dialString,
          callerId,
          ringTimeoutMs,
          holdTimeoutMs,
          message,
          Answering.PLAIN);
    }
  }

  /**
   * Take a call from outside that waits on the node: it gets a leg of ours, which waits for an
   * agent with music. Without a further command for {@code holdTimeoutMs} the node sends the caller
   * where it sends those whom no engine takes.
   *
   * @param channel the caller's own
   * @param announcement recording every so often; empty for none
   */
  record TakeInbound(
      String node,
      long callId,
      String campaign,
      String channel,
      int holdTimeoutMs,
      String announcement,
      int announceEveryMs)
      implements PbxCommand {}

  /** Wait until the machine records, leave the message on it, then hang up. */
  record LeaveMessage(String node, long callId, String message) implements PbxCommand {}

  /** Let callee and agent hear each other. */
  record Connect(String node, long callId, String agent, long agentLegId, boolean beep)
      implements PbxCommand {

    /** Without a tone in the agent's ear. */
    public Connect(String node, long callId, String agent, long agentLegId) {
      this(node, callId, agent, agentLegId, false);
    }
  }

  /**
   * Let a callee and an agent on another node hear each other.
   *
   * @param node the callee's, which carries it out
   * @param agentNode the agent's
   * @param dialString by which the one reaches the agent's leg on the other
   */
  record ConnectAcross(
      String node, long callId, String agent, String agentNode, long agentLegId, String dialString)
      implements PbxCommand {}

  /** Play the safe-harbour message to an answered callee, then hang up. */
  record PlayMessage(String node, long callId, String message) implements PbxCommand {}

  /** End a call, in whatever state it is. */
  record Hangup(String node, long callId, String reason) implements PbxCommand {

    /** The reason when detection took the answer for a machine's. */
    public static final String MACHINE = "a machine has answered";

    /** The reason when the agent asked for the end of the conversation. */
    public static final String BY_AGENT = "the agent ended the call";

    /** The reason when a ringing call is given up because no agent will be free for it. */
    public static final String SHED = "shed: no agent will be free";
  }

  /**
   * Ring an agent's phone and keep the answered leg in the agents' holding bridge.
   *
   * @param pin digits to be entered first; empty for none
   */
  record CallAgent(
      String node, long legId, String agent, String dialString, int ringTimeoutMs, String pin)
      implements PbxCommand {

    /** Whoever answers is the agent. */
    public CallAgent(String node, long legId, String agent, String dialString, int ringTimeoutMs) {
      this(node, legId, agent, dialString, ringTimeoutMs, "");
    }

    /** Without the PIN. */
    @Override
    public String toString() {
      return "CallAgent["
          + node
          + ", "
          + LegId.text(legId)
          + ", "
          + agent
          + ", "
          + dialString
          + "]";
    }
  }

  /**
   * Take a callee out of the conversation, to hear music. Without a further command for {@code
   * limitMs} the node hangs up by itself.
   *
   * @param message recording before the music, empty for none
   */
  record Hold(String node, long callId, String message, int limitMs) implements PbxCommand {}

  /**
   * Call a third party for an agent on a call; the answered one waits.
   *
   * @param codecs as of {@link Originate}
   */
  record CallThird(
      String node,
      long legId,
      long callId,
      PhoneNumber phone,
      String dialString,
      String callerId,
      int ringTimeoutMs,
      List<String> codecs)
      implements PbxCommand {
    public CallThird {
      codecs = List.copyOf(codecs);
    }
  }

  /** Let agent and third party hear each other. */
  record Consult(String node, long callId, long thirdLegId, long agentLegId)
      implements PbxCommand {}

  /** Let callee and third party hear each other, without the agent. */
  record HandOver(String node, long callId, long thirdLegId) implements PbxCommand {}

  /** Let callee, agent and third party hear each other. */
  record ThreeWay(String node, long callId, long thirdLegId, long agentLegId)
      implements PbxCommand {}

  /** Let nobody hear what is said on an agent's leg, or let them again. */
  record Mute(String node, long callId, long legId, String agent, boolean muted)
      implements PbxCommand {}

  /**
   * Record the conversation from the moment at which callee and agent are connected next; a connect
   * follows. Goes on wherever the callee is sent, until the call ends.
   *
   * @param file below the node's folder for recordings, with its suffix
   * @param announcement played to both as it begins; empty for none
   */
  record RecordCall(String node, long callId, String file, String announcement)
      implements PbxCommand {}

  /** Record nothing for a while, or go on. */
  record PauseRecording(String node, long callId, boolean paused) implements PbxCommand {}

  record StopRecording(String node, long callId) implements PbxCommand {}

  /** End an agent's leg. */
  record HangupAgent(String node, long legId, String agent, String reason) implements PbxCommand {}
}
