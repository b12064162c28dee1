package org.pacekeeper.command;

import org.pacekeeper.event.AnswerSettings;
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
      Answering answering)
      implements PbxCommand {

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

  /** Wait until the machine records, leave the message on it, then hang up. */
  record LeaveMessage(String node, long callId, String message) implements PbxCommand {}

  /** Let callee and agent hear each other. */
  record Connect(String node, long callId, String agent, long agentLegId) implements PbxCommand {}

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

    /** The reason when a ringing call is given up because no agent will be free for it. */
    public static final String SHED = "shed: no agent will be free";
  }

  /** Ring an agent's phone and keep the answered leg in the agents' holding bridge. */
  record CallAgent(String node, long legId, String agent, String dialString, int ringTimeoutMs)
      implements PbxCommand {}

  /** End an agent's leg. */
  record HangupAgent(String node, long legId, String agent, String reason) implements PbxCommand {}
}
