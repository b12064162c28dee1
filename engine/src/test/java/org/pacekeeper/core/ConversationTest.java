package org.pacekeeper.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pacekeeper.campaign.AgentState;
import org.pacekeeper.command.Command;
import org.pacekeeper.command.NoteAgent;
import org.pacekeeper.command.PbxCommand;
import org.pacekeeper.command.PbxCommand.CallAgent;
import org.pacekeeper.command.PbxCommand.CallThird;
import org.pacekeeper.command.PbxCommand.Connect;
import org.pacekeeper.command.PbxCommand.Consult;
import org.pacekeeper.command.PbxCommand.HandOver;
import org.pacekeeper.command.PbxCommand.Hangup;
import org.pacekeeper.command.PbxCommand.Hold;
import org.pacekeeper.command.PbxCommand.Mute;
import org.pacekeeper.command.PbxCommand.Originate;
import org.pacekeeper.command.PbxCommand.PlayMessage;
import org.pacekeeper.command.PbxCommand.ThreeWay;
import org.pacekeeper.command.StoreCommand.Ending;
import org.pacekeeper.command.StoreCommand.RecordAttempt;
import org.pacekeeper.command.StoreCommand.RecordEnding;
import org.pacekeeper.event.AgentEvent.AgentLoggedIn;
import org.pacekeeper.event.AgentEvent.AgentPaused;
import org.pacekeeper.event.AgentEvent.ConversationAsked;
import org.pacekeeper.event.Ask;
import org.pacekeeper.event.ControlEvent.Checkpointed;
import org.pacekeeper.event.ControlEvent.ConversationConfigured;
import org.pacekeeper.event.ControlEvent.TrunkConfigured;
import org.pacekeeper.event.ConversationSettings;
import org.pacekeeper.event.EventRecord;
import org.pacekeeper.event.LeadEvent.DoNotCallAdded;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.PbxEvent.AgentLegDown;
import org.pacekeeper.event.PbxEvent.AgentLegUp;
import org.pacekeeper.event.PbxEvent.AgentMuted;
import org.pacekeeper.event.PbxEvent.AllTogether;
import org.pacekeeper.event.PbxEvent.CallAnswered;
import org.pacekeeper.event.PbxEvent.CallConnected;
import org.pacekeeper.event.PbxEvent.CallHungUp;
import org.pacekeeper.event.PbxEvent.ConnectFailed;
import org.pacekeeper.event.PbxEvent.ConsultBegun;
import org.pacekeeper.event.PbxEvent.HandedOver;
import org.pacekeeper.event.PbxEvent.Party;
import org.pacekeeper.event.PbxEvent.ThirdDown;
import org.pacekeeper.event.PbxEvent.ThirdUp;
import org.pacekeeper.event.PhoneNumber;
import org.pacekeeper.pace.Policies;

/** What agents on a call may ask for, and what becomes of calls whose agent is lost. */
class ConversationTest {
  private static final String THIRD = "+12025550177";

  private CoreRig rig;
  private long call;

  /** Agent a1 talks, a2 is free. */
  @BeforeEach
  void talking() {
    rig = new CoreRig().campaign("progressive");
    rig.on(
        new ConversationConfigured(
            new ConversationSettings("sales", 30_000, "one-moment", "call-again")));
    rig.agents(1).leads(1);
    call = rig.last(Originate.class).callId();
    rig.on(new CallAnswered(call));
    rig.on(new CallConnected(call, "a1"));
    rig.on(new AgentLoggedIn("a2", "sales", "pbx", "PJSIP/a2"));
    rig.on(new AgentLegUp(leg("a2"), "a2"));
  }

  @Test
  void holdsAndTakesBack() {
    assertThat(one(ask(Ask.HOLD), Hold.class).callId()).isEqualTo(call);
    assertThat(one(ask(Ask.RESUME), Connect.class).agent()).isEqualTo("a1");
    rig.on(new CallConnected(call, "a1"));
    assertThat(ask(Ask.HOLD)).hasAtLeastOneElementOfType(Hold.class);
  }

  /** What an agent may not ask for while callee and agent talk, and why. */
  @ParameterizedTest
  @CsvSource(
      textBlock =
"""
RESUME,    '',           the call is TOGETHER
COMPLETE,  '',           the call is TOGETHER
CANCEL,    '',           the call is TOGETHER
THREE_WAY, '',           the call is TOGETHER
TRANSFER,  a1,           that is you
TRANSFER,  nobody,       'nobody' is not at work
CONSULT,   555-0100,     expected a number in E.164 form
CONSULT,   '+1202555\r', expected a number in E.164 form
""")
  void refusesWhatMakesNoSense(Ask ask, String target, String why) {
    List<Command> commands = rig.on(new ConversationAsked("a1", ask, target));
    NoteAgent told = one(commands, NoteAgent.class);
    assertThat(told.kind()).isEqualTo(NoteAgent.Kind.REFUSED);
    assertThat(told.text()).contains(why);
    assertThat(commands).noneMatch(PbxCommand.class::isInstance);
  }

  @Test
  void refusesAnythingOfAnAgentWhoIsOnNoCall() {
    for (Ask ask : Ask.values()) {
      List<Command> commands = rig.on(new ConversationAsked("a2", ask, THIRD));
      assertThat(one(commands, NoteAgent.class).text()).contains("you are on no call");
    }
  }

  @Test
  void refusesAThirdPartyOnTheDoNotCallList() {
    rig.on(new DoNotCallAdded(PhoneNumber.of(THIRD), "test"));
    List<Command> commands = ask(Ask.CONSULT, THIRD);
    assertThat(one(commands, NoteAgent.class).text()).contains("do-not-call list");
    assertThat(commands).doesNotHaveAnyElementsOfTypes(CallThird.class, Hold.class);
  }

  @Test
  void aThirdPartyTakesALineOfTheTrunk() {
    rig.on(new TrunkConfigured(CoreRig.trunk(1, 1_000)));
    assertThat(one(ask(Ask.CONSULT, THIRD), NoteAgent.class).text())
        .contains("all 1 lines of trunk carrier are in use");
  }

  @Test
  void consultsAndHandsOver() {
    long third = consulting();
    assertThat(one(ask(Ask.COMPLETE), HandOver.class).thirdLegId()).isEqualTo(third);
    List<Command> commands = rig.on(new HandedOver(call, third));
    assertThat(one(commands, RecordEnding.class).ending()).isEqualTo(Ending.HANDED_OVER);
    assertThat(state("a1")).isEqualTo(AgentState.WRAP_UP);
    assertThat(rig.core.callsUp()).isOne();
    List<Command> after = rig.on(new ThirdDown(third, call, Outcome.CONNECTED, 16, 0));
    assertThat(one(after, Hangup.class).callId()).isEqualTo(call);
    RecordAttempt attempt = one(rig.on(hungUp()), RecordAttempt.class);
    assertThat(attempt.outcome()).isEqualTo(Outcome.CONNECTED);
    assertThat(attempt.agent()).isEqualTo("a1");
  }

  @Test
  void hangsUpTheThirdPartyWithTheCallee() {
    long third = consulting();
    assertThat(one(rig.on(hungUp()), Hangup.class).callId()).isEqualTo(third);
    assertThat(state("a1")).isEqualTo(AgentState.WRAP_UP);
  }

  @Test
  void goesBackToTheCalleeWhenTheThirdPartyIsBusyOrCancelled() {
    ask(Ask.CONSULT, THIRD);
    long third = rig.last(CallThird.class).legId();
    List<Command> commands = rig.on(new ThirdDown(third, call, Outcome.BUSY, 17, 486));
    assertThat(one(commands, Connect.class).agent()).isEqualTo("a1");
    rig.on(new CallConnected(call, "a1"));
    long second = consulting();
    List<Command> cancelled = ask(Ask.CANCEL);
    assertThat(one(cancelled, Hangup.class).callId()).isEqualTo(second);
    assertThat(one(cancelled, Connect.class).agent()).isEqualTo("a1");
  }

  @Test
  void bringsThreeTogether() {
    long third = consulting();
    assertThat(one(ask(Ask.THREE_WAY), ThreeWay.class).thirdLegId()).isEqualTo(third);
    rig.on(new AllTogether(call, third));
    rig.on(new ThirdDown(third, call, Outcome.CONNECTED, 16, 0));
    assertThat(state("a1")).isEqualTo(AgentState.TALKING);
    assertThat(ask(Ask.HOLD)).hasAtLeastOneElementOfType(Hold.class);
  }

  @Test
  void transfersToAFreeColleagueAndWritesItDown() {
    List<Command> commands = ask(Ask.TRANSFER, "a2");
    assertThat(commands).hasAtLeastOneElementOfType(Hold.class);
    assertThat(one(commands, Connect.class).agent()).isEqualTo("a2");
    List<Command> after = rig.on(new CallConnected(call, "a2"));
    assertThat(one(after, RecordEnding.class).ending()).isEqualTo(Ending.TRANSFERRED);
    assertThat(state("a1")).isEqualTo(AgentState.WRAP_UP);
    assertThat(state("a2")).isEqualTo(AgentState.TALKING);
    assertThat(one(rig.on(hungUp()), RecordAttempt.class).agent()).isEqualTo("a2");
  }

  @Test
  void takesTheCalleeBackWhenTheColleagueCannotBeConnected() {
    ask(Ask.TRANSFER, "a2");
    List<Command> commands = rig.on(new ConnectFailed(call, "a2", "gone"));
    assertThat(one(commands, Connect.class).agent()).isEqualTo("a1");
    rig.on(new CallConnected(call, "a1"));
    assertThat(state("a1")).isEqualTo(AgentState.TALKING);
    assertThat(state("a2")).isEqualTo(AgentState.WRAP_UP);
  }

  @Test
  void mutesAndTakesTheMutingBackAfterTheCall() {
    assertThat(one(ask(Ask.MUTE), Mute.class).muted()).isTrue();
    rig.on(new AgentMuted(leg("a1"), "a1", true));
    assertThat(one(rig.on(hungUp()), Mute.class).muted()).isFalse();
  }

  @Test
  void aPauseDuringACallTakesEffectAfterIt() {
    rig.on(new AgentPaused("a1", "lunch"));
    assertThat(state("a1")).isEqualTo(AgentState.TALKING);
    rig.on(hungUp());
    rig.after(11);
    assertThat(state("a1")).isEqualTo(AgentState.PAUSED);
  }

  @Test
  void keepsTheCalleeAndCallsTheAgentWhoseLegWasLost() {
    List<Command> commands = rig.on(new AgentLegDown(leg("a1"), "a1", 16, ""));
    assertThat(one(commands, Hold.class).message()).isEqualTo("one-moment");
    long again = one(commands, CallAgent.class).legId();
    assertThat(one(commands, NoteAgent.class).kind()).isEqualTo(NoteAgent.Kind.CALL);
    assertThat(one(rig.on(new AgentLegUp(again, "a1")), Connect.class).callId()).isEqualTo(call);
    rig.on(new CallConnected(call, "a1"));
    assertThat(state("a1")).isEqualTo(AgentState.TALKING);
    assertThat(one(rig.on(hungUp()), RecordAttempt.class).agent()).isEqualTo("a1");
    assertThat(rig.all(RecordEnding.class)).isEmpty();
  }

  @Test
  void tellsTheCalleeWhenTheAgentDoesNotComeBack() {
    rig.on(new AgentLegDown(leg("a1"), "a1", 16, ""));
    rig.on(new AgentLegDown(leg("a1"), "a1", 19, "no answer"));
    List<Command> commands = rig.after(30);
    assertThat(one(commands, PlayMessage.class).message()).isEqualTo("call-again");
    List<Command> after = rig.on(hungUp());
    assertThat(one(after, RecordAttempt.class).outcome()).isEqualTo(Outcome.CONNECTED);
    assertThat(one(after, RecordEnding.class).ending()).isEqualTo(Ending.AGENT_LOST);
    assertThat(state("a1")).isIn(AgentState.OFFLINE, AgentState.CALLING);
  }

  @Test
  void endsTheCallAtOnceWhenNoRejoiningIsAllowed() {
    rig.on(new ConversationConfigured(ConversationSettings.plain("sales")));
    List<Command> commands = rig.on(new AgentLegDown(leg("a1"), "a1", 16, ""));
    assertThat(one(commands, Hangup.class).callId()).isEqualTo(call);
    assertThat(commands).doesNotHaveAnyElementsOfTypes(Hold.class);
  }

  /** From every state of a conversation, a restored core goes on as the one that wrote it down. */
  @ParameterizedTest
  @CsvSource({"HOLD,''", "TRANSFER,a2", "CONSULT,+12025550177", "MUTE,''"})
  void goesOnAlikeAfterARestart(Ask ask, String target) {
    ask(ask, target);
    DialerCore restored =
        DialerCore.restore(
            Policies.shipped(), new Checkpointed(rig.events.size(), 0, rig.core.checkpoint()));
    assertThat(restored.checkpoint()).isEqualTo(rig.core.checkpoint());
    EventRecord next = new EventRecord(rig.events.size() + 1, rig.nowNs, hungUp());
    List<Command> live = new ArrayList<>();
    List<Command> again = new ArrayList<>();
    rig.core.apply(next, live::add);
    restored.apply(next, again::add);
    assertThat(again).isEqualTo(live);
    assertThat(restored.checkpoint()).isEqualTo(rig.core.checkpoint());
  }

  private long consulting() {
    List<Command> commands = ask(Ask.CONSULT, THIRD);
    assertThat(commands).hasAtLeastOneElementOfType(Hold.class);
    CallThird dialed = one(commands, CallThird.class);
    assertThat(dialed.dialString()).isEqualTo("PJSIP/" + THIRD + "@carrier");
    long third = dialed.legId();
    Consult consult = one(rig.on(new ThirdUp(third, call)), Consult.class);
    assertThat(consult.agentLegId()).isEqualTo(leg("a1"));
    rig.on(new ConsultBegun(call, third));
    return third;
  }

  private List<Command> ask(Ask ask) {
    return ask(ask, "");
  }

  private List<Command> ask(Ask ask, String target) {
    return rig.on(new ConversationAsked("a1", ask, target));
  }

  private CallHungUp hungUp() {
    return new CallHungUp(call, 16, Party.CALLEE);
  }

  private long leg(String agent) {
    List<CallAgent> called =
        rig.all(CallAgent.class).stream().filter(c -> c.agent().equals(agent)).toList();
    return called.get(called.size() - 1).legId();
  }

  private AgentState state(String agent) {
    return rig.core.snapshot().agents().stream()
        .filter(view -> view.name().equals(agent))
        .findFirst()
        .orElseThrow()
        .state();
  }

  private static <T extends Command> T one(List<Command> commands, Class<T> type) {
    List<T> found = CoreRig.of(commands, type);
    assertThat(found).as(type.getSimpleName() + " among " + commands).hasSize(1);
    return found.get(0);
  }
}
