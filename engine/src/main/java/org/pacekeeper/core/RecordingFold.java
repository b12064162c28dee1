package org.pacekeeper.core;

import java.time.LocalDate;
import org.pacekeeper.campaign.Agent;
import org.pacekeeper.campaign.Call;
import org.pacekeeper.campaign.CallRecording;
import org.pacekeeper.campaign.CallRecording.State;
import org.pacekeeper.campaign.CampaignState;
import org.pacekeeper.campaign.TalkState;
import org.pacekeeper.command.NoteAgent.Kind;
import org.pacekeeper.command.PbxCommand.PauseRecording;
import org.pacekeeper.command.PbxCommand.RecordCall;
import org.pacekeeper.command.PbxCommand.StopRecording;
import org.pacekeeper.command.StoreCommand.KeepRecording;
import org.pacekeeper.command.StoreCommand.RecordingStatus;
import org.pacekeeper.event.Ask;
import org.pacekeeper.event.LegId;
import org.pacekeeper.event.PbxEvent.RecordingEnded;
import org.pacekeeper.event.PbxEvent.RecordingPaused;
import org.pacekeeper.event.RecordingSettings;
import org.pacekeeper.event.RecordingSettings.Mode;

/**
 * Orders recordings and folds what becomes of them. A recording is ordered right before callee and
 * agent are connected, so that nothing is recorded before an agent talks. One that fails is told
 * and kept, is not tried again by itself, and the call goes on. Core thread only.
 */
final class RecordingFold {
  private static final long DAY_NS = 86_400_000_000_000L;

  private final CoreState state;

  RecordingFold(CoreState state) {
    this.state = state;
  }

  /** Callee and agent are about to be connected. */
  void beforeConnect(Call call, Agent agent) {
    if (state.recording(call.campaign).mode() != Mode.ALWAYS) return;
    // One that ended before anybody talked, because they could not be connected, begins anew.
    if (call.recording == null || call.recording.state() == State.ENDED) order(call, agent);
  }

  private void order(Call call, Agent agent) {
    RecordingSettings settings = state.recording(call.campaign);
    int part = call.recording == null ? 1 : call.recording.part + 1;
    String name = LegId.text(call.callId).substring(3) + (part == 1 ? "" : "-" + part);
    String folder =
        settings
            .folder()
            .replace("{campaign}", call.campaign)
            .replace("{date}", LocalDate.ofEpochDay(Math.floorDiv(state.nowNs, DAY_NS)).toString());
    String file = folder + "/" + name + "." + settings.format();
    call.recording = new CallRecording(part, file, agent.name);
    state.emit(new RecordCall(call.node, call.callId, file, settings.announcement()));
  }

  /**
   * What an agent asks for.
   *
   * @param reconnect takes the callee out of the bridge and back, which is where recording begins
   * @return empty when it was done, else what stands against it
   */
  String asked(Agent agent, Call call, Ask ask, Runnable reconnect) {
    CallRecording recording = call.recording;
    boolean active = recording != null && recording.isActive();
    return switch (ask) {
      case RECORD -> active ? "the call is being recorded" : record(agent, call, reconnect);
      case STOP_RECORDING -> {
        if (!active) yield "the call is not being recorded";
        if (state.recording(call.campaign).mode() == Mode.ALWAYS)
          yield "this campaign records every call";
        stop(call);
        yield "";
      }
      case PAUSE_RECORDING -> {
        if (!active || recording.state() != State.RUNNING) yield "nothing is being recorded";
        state.emit(new PauseRecording(call.node, call.callId, true));
        yield "";
      }
      case RESUME_RECORDING -> {
        if (!active || recording.state() != State.PAUSED) yield "the recording is not paused";
        state.emit(new PauseRecording(call.node, call.callId, false));
        yield "";
      }
      default -> throw new IllegalArgumentException(ask + " is not about a recording");
    };
  }

  private String record(Agent agent, Call call, Runnable reconnect) {
    if (state.recording(call.campaign).mode() == Mode.OFF) return "this campaign records nothing";
    TalkState now = TalkFold.stateOf(call);
    if (now != TalkState.TOGETHER && now != TalkState.HELD) return "the call is " + now;
    order(call, agent);
    if (now == TalkState.TOGETHER) reconnect.run();
    return "";
  }

  /** The agent is out of the conversation for good: what others say is not ours to record. */
  void stop(Call call) {
    CallRecording recording = call.recording;
    if (recording == null || !recording.isActive()) return;
    state.emit(new StopRecording(call.node, call.callId));
    if (recording.state() == State.ORDERED) recording.move(State.ENDED, state.nowNs);
  }

  void begun(long callId) {
    Call call = state.calls.get(callId);
    if (call == null || call.recording == null) return;
    if (call.recording.state() == State.ORDERED) {
      call.recording.move(State.RUNNING, state.nowNs);
      keep(call, RecordingStatus.RUNNING, "", -1);
      if (state.recording(call.campaign).mode() == Mode.ON_DEMAND)
        tell(call, "the conversation is being recorded");
    } else if (call.recording.state() == State.ENDED) {
      // It was taken back while it was on its way.
      state.emit(new StopRecording(call.node, callId));
    }
  }

  void paused(RecordingPaused event) {
    Call call = state.calls.get(event.callId());
    if (call == null || call.recording == null) return;
    State to = event.paused() ? State.PAUSED : State.RUNNING;
    if (call.recording.state() == State.ORDERED || !call.recording.allows(to)) return;
    call.recording.move(to, state.nowNs);
    tell(call, event.paused() ? "the recording is paused" : "the recording goes on");
  }

  void ended(RecordingEnded event) {
    Call call = state.calls.get(event.callId());
    if (call != null && call.recording != null && call.recording.isActive())
      end(call, event.bytes());
  }

  void failed(long callId, String detail) {
    Call call = state.calls.get(callId);
    if (call != null && call.recording != null && call.recording.allows(State.FAILED))
      fail(call, detail);
  }

  private void fail(Call call, String detail) {
    boolean wasKept = call.recording.state() == State.ENDED && call.recording.beganAtNs() != 0;
    CampaignState campaign = state.campaigns.get(call.campaign);
    if (campaign != null) campaign.recordings.failed(wasKept, detail);
    call.recording.move(State.FAILED, state.nowNs);
    keep(call, RecordingStatus.FAILED, detail, -1);
    tell(call, "the conversation is not recorded: " + detail);
  }

  /** The call has ended. */
  void over(Call call) {
    if (call.recording == null || !call.recording.isActive()) return;
    if (call.recording.beganAtNs() != 0) end(call, -1);
    else if (call.connectedAtNs() != 0) fail(call, "the node did not say that recording had begun");
  }

  private void end(Call call, long bytes) {
    CampaignState campaign = state.campaigns.get(call.campaign);
    if (campaign != null) campaign.recordings.kept();
    call.recording.move(State.ENDED, state.nowNs);
    keep(call, RecordingStatus.ENDED, "", bytes);
  }

  private void keep(Call call, RecordingStatus status, String detail, long bytes) {
    CallRecording recording = call.recording;
    int days = state.recording(call.campaign).keepDays();
    boolean over = status != RecordingStatus.RUNNING;
    state.emit(
        new KeepRecording(
            call.callId,
            recording.part,
            call.campaign,
            call.attempt(),
            recording.agent,
            call.node,
            recording.file,
            status,
            detail,
            recording.beganAtNs(),
            over ? state.nowNs : 0,
            bytes,
            days == 0 ? 0 : state.nowNs + days * DAY_NS));
  }

  private void tell(Call call, String text) {
    Agent agent = state.roster.get(call.agent);
    if (agent != null && agent.callId == call.callId) state.tell(agent, Kind.CALL, text);
  }
}
