package org.pacekeeper.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pacekeeper.core.CoreRig.of;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pacekeeper.campaign.Snapshot.AnswersView;
import org.pacekeeper.campaign.Snapshot.CampaignView;
import org.pacekeeper.command.Command;
import org.pacekeeper.command.PbxCommand.Connect;
import org.pacekeeper.command.PbxCommand.Hangup;
import org.pacekeeper.command.PbxCommand.LeaveMessage;
import org.pacekeeper.command.PbxCommand.Originate;
import org.pacekeeper.command.PbxCommand.PlayMessage;
import org.pacekeeper.command.StoreCommand.AbandonReason;
import org.pacekeeper.command.StoreCommand.AmendOutcome;
import org.pacekeeper.command.StoreCommand.LeadNext;
import org.pacekeeper.command.StoreCommand.RecordAbandoned;
import org.pacekeeper.command.StoreCommand.RecordAttempt;
import org.pacekeeper.command.StoreCommand.RecordDoNotCall;
import org.pacekeeper.command.StoreCommand.ReleaseLead;
import org.pacekeeper.event.AgentEvent.AgentLoggedOut;
import org.pacekeeper.event.AgentEvent.AgentReady;
import org.pacekeeper.event.AgentEvent.DispositionRecorded;
import org.pacekeeper.event.AnswerSettings;
import org.pacekeeper.event.AnswerSettings.MachineMode;
import org.pacekeeper.event.Checkpoint;
import org.pacekeeper.event.ControlEvent.AnswersConfigured;
import org.pacekeeper.event.ControlEvent.Checkpointed;
import org.pacekeeper.event.ControlEvent.Tick;
import org.pacekeeper.event.Event;
import org.pacekeeper.event.EventRecord;
import org.pacekeeper.event.Heard;
import org.pacekeeper.event.LeadEntry;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.PbxEvent.CallAnswered;
import org.pacekeeper.event.PbxEvent.CallConnected;
import org.pacekeeper.event.PbxEvent.CallDetected;
import org.pacekeeper.event.PbxEvent.CallFailed;
import org.pacekeeper.event.PbxEvent.CallHungUp;
import org.pacekeeper.event.PbxEvent.CallPickedUp;
import org.pacekeeper.event.PbxEvent.CallRinging;
import org.pacekeeper.event.PbxEvent.MessagePlayed;
import org.pacekeeper.event.PbxEvent.OptOutRequested;
import org.pacekeeper.event.PbxEvent.Party;
import org.pacekeeper.pace.Policies;

/** What the core makes of what picks up: machines, keys, and people who are abandoned. */
class AnswersTest {
  private final CoreRig rig = new CoreRig();

  private static AnswerSettings settings(MachineMode mode, int sampleEvery) {
    AnswerSettings plain = AnswerSettings.DEFAULTS;
    return new AnswerSettings(
        mode, plain.detection(), "call-back", 2_000, 30_000, 0.25, sampleEvery, "9", 3_600_000);
  }

  /** One call for each of so many agents, with machine detection. */
  private List<Long> calls(int count, MachineMode mode, int sampleEvery) {
    rig.campaign("fixed.Ratio:r=1");
    rig.on(new AnswersConfigured("sales", settings(mode, sampleEvery)));
    rig.agents(count).leads(count + 10);
    List<Long> ids = new ArrayList<>();
    for (Originate call : rig.all(Originate.class)) ids.add(call.callId());
    assertThat(ids).hasSize(count);
    return ids;
  }

  /** Rings for five seconds, is picked up, and heard after so long. */
  private List<Command> heard(long call, double afterSeconds, Heard what) {
    rig.on(new CallRinging(call));
    rig.after(5);
    rig.on(new CallPickedUp(call));
    rig.after(afterSeconds);
    List<Command> commands = new ArrayList<>(rig.on(new CallDetected(call, what, "")));
    commands.addAll(rig.on(new CallAnswered(call)));
    return commands;
  }

  private CampaignView campaign() {
    return rig.core.snapshot().campaigns().get(0);
  }

  private AnswersView answers() {
    return campaign().answers();
  }

  private Outcome outcome(long call) {
    return rig.all(RecordAttempt.class).stream()
        .filter(attempt -> attempt.callId() == call)
        .findFirst()
        .orElseThrow()
        .outcome();
  }

  @Test
  void theNodeIsToldHowToListen() {
    calls(1, MachineMode.LEAVE_MESSAGE, 0);
    Originate call = rig.last(Originate.class);
    assertThat(call.answering().detection()).isEqualTo(AnswerSettings.Detection.DEFAULTS);
    assertThat(call.answering().beepSilenceMs()).isEqualTo(2_000);
    assertThat(call.answering().optOutKey()).isEqualTo("9");
  }

  @Test
  void anAnswerIsAPersonsOnlyWhenDetectionSaysSo() {
    long call = calls(1, MachineMode.DROP, 0).get(0);
    rig.on(new CallRinging(call));
    rig.on(new CallPickedUp(call));
    assertThat(campaign().answered()).isZero();
    assertThat(campaign().ringing()).isOne();
    rig.on(new CallDetected(call, Heard.HUMAN, ""));
    rig.on(new CallAnswered(call));
    assertThat(campaign().answered()).isOne();
  }

  @Test
  void whoIsHeardOrNotSureGoesToAnAgent() {
    List<Long> calls = calls(2, MachineMode.DROP, 0);
    assertThat(of(heard(calls.get(0), 1, Heard.HUMAN), Connect.class)).hasSize(1);
    assertThat(of(heard(calls.get(1), 1, Heard.NOT_SURE), Connect.class)).hasSize(1);
  }

  @Test
  void aMachineIsHungUpAndIsInNoLedger() {
    long call = calls(1, MachineMode.DROP, 0).get(0);
    List<Command> commands = heard(call, 1, Heard.MACHINE);
    assertThat(of(commands, Hangup.class).get(0).reason()).isEqualTo(Hangup.MACHINE);
    assertThat(of(commands, Connect.class)).isEmpty();
    rig.on(new CallHungUp(call, 16, Party.ENGINE));
    assertThat(outcome(call)).isEqualTo(Outcome.MACHINE);
    assertThat(campaign().answered()).isZero();
    assertThat(rig.last(RecordAttempt.class).next()).isEqualTo(LeadNext.RETRY);
  }

  @Test
  void aMessageIsLeftWhereTheCampaignWishesIt() {
    long call = calls(1, MachineMode.LEAVE_MESSAGE, 0).get(0);
    List<Command> commands = heard(call, 1, Heard.MACHINE);
    assertThat(of(commands, LeaveMessage.class))
        .containsExactly(new LeaveMessage("pbx", call, "call-back"));
    assertThat(of(commands, Hangup.class)).isEmpty();
  }

  @Test
  void aMarkedMachineGoesToAnAgent() {
    long call = calls(1, MachineMode.MARK, 0).get(0);
    assertThat(of(heard(call, 1, Heard.MACHINE), Connect.class)).hasSize(1);
  }

  @Test
  void aPickUpWithinASecondOfTheFirstRingIsInstant() {
    long call = calls(1, MachineMode.DROP, 0).get(0);
    rig.on(new CallRinging(call));
    rig.after(0.9);
    rig.on(new CallPickedUp(call));
    rig.after(2);
    rig.on(new CallDetected(call, Heard.MACHINE, ""));
    rig.on(new CallHungUp(call, 16, Party.ENGINE));
    assertThat(outcome(call)).isEqualTo(Outcome.INSTANT);
  }

  @Test
  void theWaitCountsFromThePickUp() {
    List<Long> calls = calls(2, MachineMode.DROP, 0);
    heard(calls.get(0), 0.5, Heard.HUMAN);
    rig.on(new CallConnected(calls.get(0), rig.last(Connect.class).agent()));
    String free = rig.last(Connect.class).agent().equals("a1") ? "a2" : "a1";
    rig.on(new AgentLoggedOut(free));
    rig.after(30);
    heard(calls.get(1), 1.5, Heard.HUMAN);
    assertThat(of(rig.after(0.4), PlayMessage.class)).isEmpty();
    assertThat(of(rig.after(0.2), PlayMessage.class)).hasSize(1);
    assertThat(campaign().abandoned()).isOne();
  }

  @Test
  void whoWasListenedToBeyondTheLimitStillGetsAFreeAgentAndCountsAsAbandoned() {
    long call = calls(1, MachineMode.DROP, 0).get(0);
    List<Command> commands = heard(call, 4, Heard.NOT_SURE);
    assertThat(of(commands, Connect.class)).hasSize(1);
    assertThat(of(commands, PlayMessage.class)).isEmpty();
    rig.on(new CallConnected(call, "a1"));
    assertThat(campaign().abandoned()).isOne();
    rig.on(new CallHungUp(call, 16, Party.CALLEE));
    RecordAbandoned record = rig.last(RecordAbandoned.class);
    assertThat(record.reason()).isEqualTo(AbandonReason.LATE);
    assertThat(record.restsUntilNs()).isZero();
  }

  @Test
  void whoHangsUpWhileDetectionListensIsAbandoned() {
    long call = calls(1, MachineMode.DROP, 0).get(0);
    rig.on(new CallPickedUp(call));
    rig.on(new CallHungUp(call, 16, Party.CALLEE));
    assertThat(outcome(call)).isEqualTo(Outcome.ABANDONED);
    assertThat(campaign().answered()).isOne();
    assertThat(campaign().abandoned()).isOne();
  }

  @Test
  void everyFourthMachineIsBookedAsAPersonWhenAQuarterIsAssumed() {
    List<Long> calls = calls(8, MachineMode.DROP, 0);
    for (long call : calls) {
      rig.on(new CallPickedUp(call));
      rig.on(new CallDetected(call, Heard.MACHINE, ""));
    }
    assertThat(campaign().answered()).isEqualTo(2);
    assertThat(campaign().abandoned()).isEqualTo(2);
    assertThat(answers().missedBooked()).isEqualTo(2);
  }

  @Test
  void oneInSoManyMachinesGoesToAnAgentWhoSaysWhatItWas() {
    List<Long> calls = calls(4, MachineMode.DROP, 4);
    List<Long> connected = new ArrayList<>();
    for (long call : calls)
      if (!of(heard(call, 1, Heard.MACHINE), Connect.class).isEmpty()) connected.add(call);
    assertThat(connected).containsExactly(calls.get(3));
    long call = connected.get(0);
    String agent = rig.last(Connect.class).agent();
    rig.on(new CallConnected(call, agent));
    rig.on(new CallHungUp(call, 16, Party.CALLEE));
    double before = answers().personsAmongMachines();
    rig.on(new DispositionRecorded(agent, call, "sale", ""));
    assertThat(answers().personsAmongMachines()).isGreaterThan(before);
  }

  @Test
  void anAgentsWordMakesItAScreenedCall() {
    long call = calls(1, MachineMode.DROP, 0).get(0);
    heard(call, 1, Heard.HUMAN);
    rig.on(new CallConnected(call, "a1"));
    rig.on(new CallHungUp(call, 16, Party.CALLEE));
    rig.on(new DispositionRecorded("a1", call, DispositionRecorded.SCREENED, ""));
    assertThat(rig.last(AmendOutcome.class)).isEqualTo(new AmendOutcome(call, Outcome.SCREENED));
    assertThat(campaign().outcomes().get(Outcome.SCREENED)).isOne();
    assertThat(campaign().outcomes().get(Outcome.CONNECTED)).isZero();
    assertThat(campaign().answered()).isZero();
  }

  /** Answered, nobody free, the message plays. */
  private long abandoned() {
    List<Long> calls = calls(2, MachineMode.OFF, 0);
    rig.on(new CallAnswered(calls.get(0)));
    rig.on(new CallConnected(calls.get(0), rig.last(Connect.class).agent()));
    String free = rig.last(Connect.class).agent().equals("a1") ? "a2" : "a1";
    rig.on(new AgentLoggedOut(free));
    rig.after(20);
    rig.on(new CallAnswered(calls.get(1)));
    assertThat(of(rig.after(2), PlayMessage.class)).hasSize(1);
    return calls.get(1);
  }

  @Test
  void anAbandonedCallIsWrittenDownWithWhetherItsMessageWasHeardOut() {
    long call = abandoned();
    rig.after(8);
    rig.on(new MessagePlayed(call));
    rig.on(new CallHungUp(call, 16, Party.ENGINE));
    RecordAbandoned record = rig.last(RecordAbandoned.class);
    assertThat(record.callId()).isEqualTo(call);
    assertThat(record.reason()).isEqualTo(AbandonReason.NO_AGENT);
    assertThat(record.message()).isEqualTo("pacekeeper-sorry");
    assertThat(record.heardOut()).isTrue();
    assertThat(record.optedOut()).isFalse();
    assertThat(record.messageAtNs() - record.answeredAtNs()).isEqualTo(2 * CoreRig.SECOND);
  }

  @Test
  void aKeyDuringTheMessagePutsTheNumberOnTheList() {
    long call = abandoned();
    rig.on(new OptOutRequested(call));
    rig.on(new OptOutRequested(call));
    assertThat(rig.all(RecordDoNotCall.class)).hasSize(1);
    rig.on(new CallHungUp(call, 16, Party.ENGINE));
    assertThat(rig.last(RecordAbandoned.class).optedOut()).isTrue();
    assertThat(rig.last(RecordAttempt.class).next()).isEqualTo(LeadNext.DO_NOT_CALL);
    assertThat(answers().optOuts()).isOne();
  }

  @Test
  void aKeyOnAMachinesLineProvesThatItWasAPerson() {
    long call = calls(1, MachineMode.LEAVE_MESSAGE, 0).get(0);
    heard(call, 1, Heard.MACHINE);
    rig.on(new OptOutRequested(call));
    rig.on(new CallHungUp(call, 16, Party.ENGINE));
    assertThat(campaign().answered()).isOne();
    assertThat(campaign().abandoned()).isOne();
    assertThat(rig.last(RecordAbandoned.class).reason()).isEqualTo(AbandonReason.TAKEN_FOR_MACHINE);
  }

  @Test
  void anAbandonedNumberIsLeftAloneWhateverLeadItIsOn() {
    long call = abandoned();
    RecordAttempt attempt = end(call);
    assertThat(attempt.nextAttemptAtNs()).isEqualTo(rig.nowNs + 3_600 * CoreRig.SECOND);
    LeadEntry other = new LeadEntry(77, attempt.phone(), List.of("America/New_York"), 0);
    useUpLeads();
    rig.leads(List.of(other));
    rig.on(new AgentReady("a1"));
    ReleaseLead released = rig.last(ReleaseLead.class);
    assertThat(released.leadId()).isEqualTo(77);
    assertThat(released.notBeforeNs()).isEqualTo(attempt.nextAttemptAtNs());
    assertThat(rig.all(Originate.class)).noneMatch(dialed -> dialed.leadId() == 77);
  }

  private RecordAttempt end(long call) {
    rig.on(new CallHungUp(call, 16, Party.CALLEE));
    return rig.last(RecordAttempt.class);
  }

  /** Every lead in hand is dialed and busy, until another fetch is asked for. */
  private void useUpLeads() {
    for (Connect connect : rig.all(Connect.class))
      rig.on(new CallHungUp(connect.callId(), 16, Party.CALLEE));
    for (int i = 0; i < 30; i++) {
      rig.on(new AgentReady("a1"));
      rig.on(new AgentReady("a2"));
      long last = rig.last(Originate.class).callId();
      rig.on(new CallFailed(last, Outcome.BUSY, 17, 486, 0, ""));
      rig.after(1);
    }
  }

  @Test
  void callsBlockedForTheirCallerIdAreCountedByIt() {
    long call = calls(1, MachineMode.OFF, 0).get(0);
    rig.on(new CallFailed(call, Outcome.BLOCKED, 127, 608, 0, ""));
    assertThat(answers().blocked()).containsEntry("+12025550100", 1L);
  }

  @Test
  void aRestoredCoreGoesOnInTheMiddleOfDetection() {
    List<Long> calls = calls(4, MachineMode.DROP, 3);
    heard(calls.get(0), 1, Heard.MACHINE);
    rig.on(new CallPickedUp(calls.get(1)));
    Checkpoint state = rig.core.checkpoint();
    long sequence = rig.events.size();
    DialerCore restored =
        DialerCore.restore(Policies.shipped(), new Checkpointed(sequence, 0, state));
    assertThat(restored.checkpoint()).isEqualTo(state);
    List<Command> again = new ArrayList<>();
    List<Command> live = new ArrayList<>();
    for (Event event :
        List.of(
            new CallDetected(calls.get(1), Heard.MACHINE, ""),
            new CallPickedUp(calls.get(2)),
            new CallDetected(calls.get(2), Heard.MACHINE, ""),
            new CallAnswered(calls.get(2)),
            new Tick())) {
      live.addAll(rig.on(event));
      restored.apply(new EventRecord(rig.events.size(), rig.nowNs, event), again::add);
    }
    assertThat(again).isEqualTo(live);
    assertThat(of(live, Connect.class)).hasSize(1);
  }
}
