package org.pacekeeper.core;

import org.pacekeeper.campaign.AnswerBook;
import org.pacekeeper.campaign.Call;
import org.pacekeeper.campaign.CallState;
import org.pacekeeper.campaign.CampaignState;
import org.pacekeeper.command.PbxCommand.Answering;
import org.pacekeeper.command.StoreCommand.RecordDoNotCall;
import org.pacekeeper.event.AnswerSettings;
import org.pacekeeper.event.AnswerSettings.MachineMode;
import org.pacekeeper.event.Heard;
import org.pacekeeper.event.PbxEvent.CallDetected;

/**
 * Folds what is heard of those who picked up: detection's verdict, the message, the key pressed
 * during it. A verdict that comes when an agent is already promised changes nothing any more. Core
 * thread only.
 */
final class AnswerFold {
  private static final double NS = 1e-9;

  private final CoreState state;
  private final CallFold calls;

  AnswerFold(CoreState state, CallFold calls) {
    this.state = state;
    this.calls = calls;
  }

  /** What a node is told of a call of this campaign. */
  static Answering answering(AnswerBook book) {
    if (!book.isConfigured()) return Answering.PLAIN;
    AnswerSettings settings = book.settings();
    boolean waitsForBeep = settings.mode() == MachineMode.LEAVE_MESSAGE;
    return new Answering(
        book.listens() ? settings.detection() : null,
        waitsForBeep ? settings.beepSilenceMs() : 0,
        waitsForBeep ? settings.beepWaitMaxMs() : 0,
        settings.optOutKey());
  }

  void pickedUp(long callId) {
    Call call = calls.alive(callId);
    if (call == null || call.isInbound()) return;
    if (call.state() == CallState.DIALING || call.state() == CallState.RINGING)
      calls.move(call, CallState.LISTENING);
  }

  void detected(CallDetected event) {
    pickedUp(event.callId());
    Call call = state.calls.get(event.callId());
    if (call == null || call.heard != null || call.isInbound()) return;
    if (call.state() != CallState.LISTENING && call.state() != CallState.WAITING) return;
    AnswerBook book = calls.campaign(call).answers;
    call.heard = event.heard();
    call.heardAtNs = state.nowNs;
    book.heard(event.heard());
    if (event.heard() != Heard.MACHINE) {
      book.detection().letThrough((state.nowNs - call.answeredAtNs()) * NS);
      calls.setTimer(call);
    } else if (toAnAgent(book)) {
      calls.setTimer(call);
    } else {
      calls.turnAway(call);
    }
  }

  private static boolean toAnAgent(AnswerBook book) {
    return switch (book.settings().mode()) {
      case OFF, MARK -> true;
      case DROP, LEAVE_MESSAGE -> book.takeSample();
    };
  }

  void messagePlayed(long callId) {
    Call call = state.calls.get(callId);
    // Who talked and lost their agent is told so: that is not the message for the abandoned.
    if (call != null && call.state() != CallState.CONNECTED) call.messageHeard = true;
  }

  /** Whoever presses a key is a person, whatever detection took them for. */
  void optedOut(long callId) {
    Call call = state.calls.get(callId);
    if (call == null || call.optedOut || call.isInbound()) return;
    call.optedOut = true;
    CampaignState campaign = calls.campaign(call);
    campaign.answers.optedOut();
    if (state.doNotCall.add(call.lead.phone()))
      state.emit(
          new RecordDoNotCall(
              call.lead.phone(), "keypress during a message of campaign " + call.campaign));
    if (call.state() != CallState.MACHINE || call.abandoned) return;
    campaign.ledger().answered(state.nowNs);
    calls.countAbandoned(call);
    campaign.answers.knownAfterAll();
  }
}
