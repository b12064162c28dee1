package org.pacekeeper.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pacekeeper.campaign.RecordingBook;
import org.pacekeeper.command.Command;
import org.pacekeeper.command.NoteAgent;
import org.pacekeeper.command.PbxCommand;
import org.pacekeeper.command.PbxCommand.Connect;
import org.pacekeeper.command.PbxCommand.Hold;
import org.pacekeeper.command.PbxCommand.Originate;
import org.pacekeeper.command.PbxCommand.PauseRecording;
import org.pacekeeper.command.PbxCommand.RecordCall;
import org.pacekeeper.command.PbxCommand.StopRecording;
import org.pacekeeper.command.StoreCommand.KeepRecording;
import org.pacekeeper.command.StoreCommand.RecordingStatus;
import org.pacekeeper.event.AgentEvent.AgentLoggedIn;
import org.pacekeeper.event.AgentEvent.ConversationAsked;
import org.pacekeeper.event.Ask;
import org.pacekeeper.event.ControlEvent.Checkpointed;
import org.pacekeeper.event.ControlEvent.RecordingConfigured;
import org.pacekeeper.event.EventRecord;
import org.pacekeeper.event.LegId;
import org.pacekeeper.event.PbxEvent.AgentLegUp;
import org.pacekeeper.event.PbxEvent.CallAnswered;
import org.pacekeeper.event.PbxEvent.CallConnected;
import org.pacekeeper.event.PbxEvent.CallHungUp;
import org.pacekeeper.event.PbxEvent.ConnectFailed;
import org.pacekeeper.event.PbxEvent.ConsultBegun;
import org.pacekeeper.event.PbxEvent.HandedOver;
import org.pacekeeper.event.PbxEvent.Party;
import org.pacekeeper.event.PbxEvent.RecordingBegun;
import org.pacekeeper.event.PbxEvent.RecordingEnded;
import org.pacekeeper.event.PbxEvent.RecordingFailed;
import org.pacekeeper.event.PbxEvent.RecordingPaused;
import org.pacekeeper.event.PbxEvent.ThirdUp;
import org.pacekeeper.event.RecordingSettings;
import org.pacekeeper.event.RecordingSettings.Mode;
import org.pacekeeper.pace.Policies;

/** When conversations are recorded, and what is kept of it. */
class RecordingTest {
  private CoreRig rig;
  private long call;

  /** One agent and a callee who has answered, promised to the agent. */
  private List<Command> answered(Mode mode) {
    rig = new CoreRig().campaign("progressive");
    rig.on(
        new RecordingConfigured(
            new RecordingSettings("sales", mode, "{campaign}/{date}", "wav", "recorded", 90)));
    rig.agents(1).leads(1);
    call = rig.last(Originate.class).callId();
    return rig.on(new CallAnswered(call));
  }

  private void talking(Mode mode) {
    answered(mode);
    rig.on(new CallConnected(call, "a1"));
  }

  private void recording() {
    talking(Mode.ALWAYS);
    rig.on(new RecordingBegun(call));
  }

  @Test
  void ordersTheRecordingRightBeforeTheConnectAndNamesNobodyInTheFile() {
    List<Command> commands = answered(Mode.ALWAYS);
    String name = LegId.text(call).substring(3);
    assertThat(CoreRig.of(commands, PbxCommand.class))
        .startsWith(
            new RecordCall("pbx", call, "sales/2026-03-03/" + name + ".wav", "recorded"),
            new Connect("pbx", call, "a1", rig.last(PbxCommand.CallAgent.class).legId()));
  }

  @Test
  void ordersNothingBeforeAnAgentIsThere() {
    rig = new CoreRig().campaign("progressive");
    rig.on(
        new RecordingConfigured(
            new RecordingSettings("sales", Mode.ALWAYS, "{campaign}", "wav", "", 0)));
    rig.agents(1).leads(1);
    assertThat(rig.all(RecordCall.class)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"OFF", "ON_DEMAND"})
  void recordsNothingUnasked(Mode mode) {
    talking(mode);
    assertThat(rig.all(RecordCall.class)).isEmpty();
  }

  @Test
  void keepsWhatWasRecordedAndUntilWhen() {
    recording();
    rig.after(60);
    rig.on(new RecordingEnded(call, 4_711));
    rig.on(hungUp());
    List<KeepRecording> kept = rig.all(KeepRecording.class);
    assertThat(kept)
        .extracting(KeepRecording::status)
        .containsExactly(RecordingStatus.RUNNING, RecordingStatus.ENDED);
    KeepRecording last = kept.get(1);
    assertThat(last.bytes()).isEqualTo(4_711);
    assertThat(rig.core.snapshot().campaigns().get(0).recordings())
        .isEqualTo(new RecordingBook.View(1, 0, ""));
    assertThat(last.agent()).isEqualTo("a1");
    assertThat(last.endedAtNs() - last.beganAtNs()).isEqualTo(60 * CoreRig.SECOND);
    assertThat(last.keepUntilNs() - last.endedAtNs()).isEqualTo(90 * 86_400 * CoreRig.SECOND);
  }

  @Test
  void endsARecordingWithTheCallWhenTheNodeDoesNotSayHowItEnded() {
    recording();
    KeepRecording last = one(rig.on(hungUp()), KeepRecording.class);
    assertThat(last.status()).isEqualTo(RecordingStatus.ENDED);
    assertThat(last.bytes()).isEqualTo(-1);
  }

  @Test
  void aFailureIsKeptAndToldAndTheCallGoesOnWithoutASecondTry() {
    talking(Mode.ALWAYS);
    List<Command> commands = rig.on(new RecordingFailed(call, "no module"));
    assertThat(one(commands, KeepRecording.class).detail()).isEqualTo("no module");
    assertThat(one(commands, NoteAgent.class).text()).contains("not recorded");
    assertThat(commands).noneMatch(PbxCommand.class::isInstance);
    ask(Ask.HOLD);
    assertThat(ask(Ask.RESUME)).doesNotHaveAnyElementsOfTypes(RecordCall.class);
  }

  @Test
  void aRecordingOfWhichTheNodeSaysNothingHasFailed() {
    talking(Mode.ALWAYS);
    KeepRecording last = one(rig.on(hungUp()), KeepRecording.class);
    assertThat(last.status()).isEqualTo(RecordingStatus.FAILED);
    assertThat(last.detail()).contains("did not say");
  }

  @Test
  void anEmptyFileMakesAFailureOfWhatHadEnded() {
    recording();
    rig.on(new RecordingEnded(call, -1));
    KeepRecording last =
        one(rig.on(new RecordingFailed(call, "nothing was written")), KeepRecording.class);
    assertThat(last.status()).isEqualTo(RecordingStatus.FAILED);
    assertThat(rig.core.snapshot().campaigns().get(0).recordings())
        .isEqualTo(new RecordingBook.View(0, 1, "nothing was written"));
  }

  @Test
  void keepsNothingOfACallThatWasNeverConnected() {
    answered(Mode.ALWAYS);
    assertThat(CoreRig.of(rig.on(hungUp()), KeepRecording.class)).isEmpty();
  }

  @Test
  void beginsASecondPartAfterAConnectThatFailed() {
    answered(Mode.ALWAYS);
    rig.on(new RecordingBegun(call));
    rig.on(new RecordingEnded(call, -1));
    rig.on(new ConnectFailed(call, "a1", "gone"));
    rig.on(new AgentLoggedIn("a2", "sales", "pbx", "PJSIP/a2"));
    long leg = rig.last(PbxCommand.CallAgent.class).legId();
    List<Command> commands = rig.on(new AgentLegUp(leg, "a2"));
    assertThat(one(commands, RecordCall.class).file()).endsWith("-2.wav");
    assertThat(one(commands, Connect.class).agent()).isEqualTo("a2");
  }

  @Test
  void beginsOnDemandByTakingTheCalleeOutAndBack() {
    talking(Mode.ON_DEMAND);
    List<PbxCommand> commands = CoreRig.of(ask(Ask.RECORD), PbxCommand.class);
    assertThat(commands)
        .extracting(command -> (Object) command.getClass())
        .containsExactly(RecordCall.class, Hold.class, Connect.class);
    rig.on(new CallConnected(call, "a1"));
    assertThat(one(rig.on(new RecordingBegun(call)), NoteAgent.class).text()).contains("recorded");
    assertThat(one(ask(Ask.STOP_RECORDING), StopRecording.class).callId()).isEqualTo(call);
    rig.on(new RecordingEnded(call, -1));
    assertThat(one(ask(Ask.RECORD), RecordCall.class).file()).endsWith("-2.wav");
  }

  @Test
  void recordsOnDemandFromTheEndOfAHold() {
    talking(Mode.ON_DEMAND);
    ask(Ask.HOLD);
    assertThat(CoreRig.of(ask(Ask.RECORD), PbxCommand.class)).hasSize(1);
    assertThat(CoreRig.of(ask(Ask.RESUME), Connect.class)).hasSize(1);
  }

  @Test
  void pausesAndGoesOn() {
    recording();
    assertThat(one(ask(Ask.PAUSE_RECORDING), PauseRecording.class).paused()).isTrue();
    assertThat(one(rig.on(new RecordingPaused(call, true)), NoteAgent.class).text())
        .contains("paused");
    assertThat(one(ask(Ask.RESUME_RECORDING), PauseRecording.class).paused()).isFalse();
    rig.on(new RecordingPaused(call, false));
    assertThat(one(ask(Ask.PAUSE_RECORDING), PauseRecording.class).paused()).isTrue();
  }

  @Test
  void whatTwoOthersSayIsNotRecorded() {
    recording();
    long third =
        one(rig.on(asked(Ask.CONSULT, "+12025550177")), PbxCommand.CallThird.class).legId();
    rig.on(new ThirdUp(third, call));
    rig.on(new ConsultBegun(call, third));
    assertThat(one(rig.on(new HandedOver(call, third)), StopRecording.class).callId())
        .isEqualTo(call);
  }

  @ParameterizedTest
  @CsvSource({
    "OFF,       RECORD,           records nothing",
    "OFF,       STOP_RECORDING,   not being recorded",
    "ALWAYS,    RECORD,           is being recorded",
    "ALWAYS,    STOP_RECORDING,   records every call",
    "ON_DEMAND, STOP_RECORDING,   not being recorded",
    "ON_DEMAND, PAUSE_RECORDING,  nothing is being recorded",
    "ALWAYS,    RESUME_RECORDING, not paused"
  })
  void refusesWhatMakesNoSense(Mode mode, Ask ask, String why) {
    talking(mode);
    if (mode == Mode.ALWAYS) rig.on(new RecordingBegun(call));
    NoteAgent told = one(ask(ask), NoteAgent.class);
    assertThat(told.kind()).isEqualTo(NoteAgent.Kind.REFUSED);
    assertThat(told.text()).contains(why);
  }

  @Test
  void goesOnAlikeAfterARestart() {
    recording();
    DialerCore restored =
        DialerCore.restore(
            Policies.shipped(), new Checkpointed(rig.events.size(), 0, rig.core.checkpoint()));
    assertThat(restored.checkpoint()).isEqualTo(rig.core.checkpoint());
    EventRecord next = new EventRecord(rig.events.size() + 1, rig.nowNs, hungUp());
    List<Command> live = new ArrayList<>();
    List<Command> again = new ArrayList<>();
    rig.core.apply(next, live::add);
    restored.apply(next, again::add);
    assertThat(again).isEqualTo(live).hasAtLeastOneElementOfType(KeepRecording.class);
  }

  private List<Command> ask(Ask ask) {
    return rig.on(asked(ask, ""));
  }

  private static ConversationAsked asked(Ask ask, String target) {
    return new ConversationAsked("a1", ask, target);
  }

  private CallHungUp hungUp() {
    return new CallHungUp(call, 16, Party.CALLEE);
  }

  private static <T extends Command> T one(List<Command> commands, Class<T> type) {
    List<T> found = CoreRig.of(commands, type);
    assertThat(found).as(type.getSimpleName() + " among " + commands).hasSize(1);
    return found.get(0);
  }
}
