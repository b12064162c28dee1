package org.pacekeeper.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pacekeeper.command.Command;
import org.pacekeeper.command.LimitingFactor;
import org.pacekeeper.command.NoteDecision;
import org.pacekeeper.command.PbxCommand.CallAgent;
import org.pacekeeper.command.PbxCommand.Connect;
import org.pacekeeper.command.PbxCommand.Hangup;
import org.pacekeeper.command.PbxCommand.Originate;
import org.pacekeeper.command.PbxCommand.PlayMessage;
import org.pacekeeper.command.StoreCommand.FetchLeads;
import org.pacekeeper.command.StoreCommand.LeadNext;
import org.pacekeeper.command.StoreCommand.RecordAttempt;
import org.pacekeeper.command.StoreCommand.RecordDisposition;
import org.pacekeeper.command.StoreCommand.ReleaseLead;
import org.pacekeeper.event.AgentEvent.AgentLoggedOut;
import org.pacekeeper.event.AgentEvent.AgentPaused;
import org.pacekeeper.event.AgentEvent.AgentReady;
import org.pacekeeper.event.AgentEvent.DispositionRecorded;
import org.pacekeeper.event.ControlEvent.CampaignConfigured;
import org.pacekeeper.event.ControlEvent.CampaignPaused;
import org.pacekeeper.event.ControlEvent.CampaignResumed;
import org.pacekeeper.event.ControlEvent.EngineStopping;
import org.pacekeeper.event.ControlEvent.TrunkConfigured;
import org.pacekeeper.event.LeadEntry;
import org.pacekeeper.event.LeadEvent.DoNotCallAdded;
import org.pacekeeper.event.LeadEvent.LeadsReady;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.PbxEvent.AgentLegDown;
import org.pacekeeper.event.PbxEvent.CallAnswered;
import org.pacekeeper.event.PbxEvent.CallConnected;
import org.pacekeeper.event.PbxEvent.CallFailed;
import org.pacekeeper.event.PbxEvent.CallHungUp;
import org.pacekeeper.event.PbxEvent.CallRinging;
import org.pacekeeper.event.PbxEvent.NodeDisconnected;
import org.pacekeeper.event.PbxEvent.OriginateSkipped;
import org.pacekeeper.event.PbxEvent.Party;
import org.pacekeeper.event.PhoneNumber;

class DialerCoreTest {
  private final CoreRig rig = new CoreRig();

  @Test
  void progressivePlacesOneCallForEachIdleAgent() {
    rig.campaign("progressive").agents(3).leads(10);

    assertThat(rig.all(Originate.class)).hasSize(3);
    assertThat(rig.last(NoteDecision.class).limit()).isEqualTo(LimitingFactor.IDLE_AGENTS);
    Originate first = rig.all(Originate.class).get(0);
    assertThat(first.dialString()).isEqualTo("PJSIP/+12025551000@carrier");
    assertThat(first.attempt()).isEqualTo(1);
  }

  @Test
  void anAnsweredCalleeGetsTheAgentWhoHasBeenIdleLongest() {
    rig.campaign("progressive").agents(2);
    rig.after(5);
    rig.on(new AgentPaused("a1", "break"));
    rig.on(new AgentReady("a1"));
    rig.leads(10);
    long callId = rig.all(Originate.class).get(0).callId();

    rig.on(new CallRinging(callId));
    List<Command> onAnswer = rig.on(new CallAnswered(callId));

    assertThat(CoreRig.of(onAnswer, Connect.class))
        .extracting(Connect::agent)
        .containsExactly("a2");
  }

  @Test
  void aConnectedCallIsRecordedOnceAndItsAgentWrapsUp() {
    rig.campaign("progressive").agents(1).leads(10);
    long callId = rig.last(Originate.class).callId();
    rig.on(new CallAnswered(callId));
    rig.on(new CallConnected(callId, "a1"));
    rig.after(60);

    List<Command> onHangup = rig.on(new CallHungUp(callId, 16, Party.CALLEE));
    rig.on(new CallHungUp(callId, 16, Party.CALLEE));

    assertThat(rig.all(RecordAttempt.class)).hasSize(1);
    RecordAttempt attempt = CoreRig.of(onHangup, RecordAttempt.class).get(0);
    assertThat(attempt.outcome()).isEqualTo(Outcome.CONNECTED);
    assertThat(attempt.agent()).isEqualTo("a1");
    assertThat(attempt.next()).isEqualTo(LeadNext.DONE);
    assertThat(rig.all(Originate.class)).hasSize(1);
    rig.after(10);
    assertThat(rig.all(Originate.class))
        .as("after wrap-up the agent is dialed for again")
        .hasSize(2);
  }

  @Test
  void aCalleeWithoutAnAgentHearsTheMessageWhenTheLimitIsReachedAndNotBefore() {
    rig.campaign("fixed.Ratio:r=2").agents(1);
    rig.on(new CampaignConfigured(CoreRig.settings("fixed.Ratio:r=2", 1.0)));
    rig.leads(10);
    List<Originate> originates = rig.all(Originate.class);
    assertThat(originates).hasSize(2);
    rig.on(new CallAnswered(originates.get(0).callId()));
    rig.on(new CallConnected(originates.get(0).callId(), "a1"));
    rig.on(new CallAnswered(originates.get(1).callId()));

    assertThat(CoreRig.of(rig.after(1.999), PlayMessage.class)).isEmpty();
    assertThat(CoreRig.of(rig.after(0.001), PlayMessage.class)).hasSize(1);
    rig.after(8);
    rig.on(new CallHungUp(originates.get(1).callId(), 16, Party.ENGINE));

    assertThat(rig.last(RecordAttempt.class).outcome()).isEqualTo(Outcome.ABANDONED);
    assertThat(rig.core.snapshot().campaigns().get(0).abandoned()).isEqualTo(1);
    assertThat(rig.core.snapshot().campaigns().get(0).answered()).isEqualTo(2);
  }

  @Test
  void aCalleeConnectedTooLateCountsAsAbandonedForTheLaw() {
    rig.campaign("progressive").agents(1).leads(10);
    long callId = rig.last(Originate.class).callId();
    rig.on(new CallAnswered(callId));
    rig.after(2.5);
    rig.on(new CallConnected(callId, "a1"));
    rig.on(new CallHungUp(callId, 16, Party.CALLEE));

    assertThat(rig.last(RecordAttempt.class).outcome()).isEqualTo(Outcome.CONNECTED);
    assertThat(rig.last(RecordAttempt.class).late()).isTrue();
    assertThat(rig.core.snapshot().campaigns().get(0).abandoned()).isEqualTo(1);
  }

  @Test
  void aMachineThatTheAgentTellsLeavesTheLedgerOnce() {
    rig.campaign("progressive").agents(1).leads(10);
    long callId = rig.last(Originate.class).callId();
    rig.on(new CallAnswered(callId));
    rig.on(new CallConnected(callId, "a1"));
    rig.on(new CallHungUp(callId, 16, Party.CALLEE));
    assertThat(rig.core.snapshot().campaigns().get(0).answered()).isEqualTo(1);

    rig.on(new DispositionRecorded("a1", callId, DispositionRecorded.MACHINE, ""));
    rig.on(new DispositionRecorded("a1", callId, DispositionRecorded.MACHINE, ""));

    assertThat(rig.core.snapshot().campaigns().get(0).answered()).isZero();
    assertThat(rig.all(RecordDisposition.class)).hasSize(2);
  }

  @Test
  void aSpentAbandonBudgetLowersTheRatioToProgressive() {
    rig.campaign("fixed.Ratio:r=3").agents(2).leads(20);
    List<Originate> calls = rig.all(Originate.class);
    assertThat(calls).as("one may be lost at the start of a window").hasSize(6);
    for (int i = 0; i < 3; i++) rig.on(new CallAnswered(calls.get(i).callId()));
    for (int i = 0; i < 2; i++) rig.on(new CallConnected(calls.get(i).callId(), "a" + (i + 1)));
    rig.after(2);
    assertThat(rig.core.snapshot().campaigns().get(0).abandoned()).isEqualTo(1);
    for (int i = 3; i < 6; i++)
      rig.on(new CallFailed(calls.get(i).callId(), Outcome.BUSY, 17, 486, 0, ""));

    rig.on(new CallHungUp(calls.get(0).callId(), 16, Party.CALLEE));
    List<Command> onReady = rig.on(new AgentReady("a1"));

    assertThat(CoreRig.of(onReady, Originate.class)).hasSize(1);
    assertThat(rig.last(NoteDecision.class).limit()).isEqualTo(LimitingFactor.BUDGET);
  }

  @Test
  void linesAndCallRateAreEnforcedAndNamed() {
    rig.campaign("progressive").agents(30);
    rig.on(new TrunkConfigured(CoreRig.trunk(100, 10)));
    rig.leads(100);
    assertThat(rig.all(Originate.class)).as("a fifth of a second's worth").hasSize(2);
    assertThat(rig.last(NoteDecision.class).limit()).isEqualTo(LimitingFactor.CALL_RATE);

    rig.on(new TrunkConfigured(CoreRig.trunk(5, 1_000)));
    rig.after(1);
    assertThat(rig.all(Originate.class)).hasSize(5);
    assertThat(rig.last(NoteDecision.class).limit()).isEqualTo(LimitingFactor.LINES);
  }

  @Test
  void leadsOutsideTheirCallingHoursAreNotCalledThoughOthersAre() {
    rig.campaign("progressive").agents(3);
    LeadEntry honolulu =
        new LeadEntry(1, new PhoneNumber(18_085_550_101L), List.of("Pacific/Honolulu"), 0);
    LeadEntry split =
        new LeadEntry(
            2, new PhoneNumber(12_705_550_101L), List.of("America/New_York", "Asia/Tokyo"), 0);
    LeadEntry nowhere = new LeadEntry(3, new PhoneNumber(12_025_550_199L), List.of(), 0);
    rig.leads(List.of(honolulu, split, nowhere, CoreRig.lead(4)));

    assertThat(rig.all(Originate.class)).extracting(Originate::leadId).containsExactly(4L);
    assertThat(rig.all(NoteDecision.class))
        .extracting(NoteDecision::limit)
        .contains(LimitingFactor.CALLING_HOURS);
  }

  @Test
  void aNumberOnTheDoNotCallListIsGivenBackInsteadOfCalled() {
    rig.campaign("progressive").agents(1);
    rig.on(new DoNotCallAdded(CoreRig.lead(1).phone(), "agent"));
    rig.leads(List.of(CoreRig.lead(1), CoreRig.lead(2)));

    assertThat(rig.all(Originate.class)).extracting(Originate::leadId).containsExactly(2L);
    assertThat(rig.last(ReleaseLead.class).next()).isEqualTo(LeadNext.DO_NOT_CALL);
  }

  @Test
  void aFailedCallIsTriedAgainAsItsOutcomeAsks() {
    rig.campaign("progressive").agents(1).leads(10);
    rig.on(new CallFailed(rig.last(Originate.class).callId(), Outcome.BUSY, 17, 486, 5, ""));
    RecordAttempt busy = rig.last(RecordAttempt.class);
    assertThat(busy.next()).isEqualTo(LeadNext.RETRY);
    assertThat(busy.nextAttemptAtNs()).isEqualTo(rig.nowNs + 900 * CoreRig.SECOND);
    assertThat(busy.sipStatus()).isEqualTo(486);
    assertThat(rig.all(Originate.class)).as("the agent is dialed for at once").hasSize(2);
  }

  @Test
  void faultsInARowPauseTheCampaignUntilSomebodyResumesIt() {
    rig.campaign("progressive").agents(1).leads(60);
    for (int i = 0; i < 20; i++)
      rig.on(
          new CallFailed(
              rig.last(Originate.class).callId(), Outcome.FAULT, 0, 0, -1, "no such endpoint"));

    assertThat(rig.all(Originate.class)).hasSize(20);
    assertThat(rig.last(NoteDecision.class).limit()).isEqualTo(LimitingFactor.PAUSED);
    assertThat(CoreRig.of(rig.on(new CampaignResumed("sales")), Originate.class)).hasSize(1);
  }

  @Test
  void callsThatANodeWasNotThereForAreNobodysFaultAndMayBePlacedAtOnce() {
    rig.campaign("progressive").agents(1).leads(60);
    for (int i = 0; i < 30; i++)
      rig.on(new OriginateSkipped(rig.last(Originate.class).callId(), "node pbx is not connected"));

    assertThat(rig.all(Originate.class)).as("not paused").hasSize(31);
    RecordAttempt skipped = rig.last(RecordAttempt.class);
    assertThat(skipped.outcome()).isEqualTo(Outcome.FAULT);
    assertThat(skipped.next()).isEqualTo(LeadNext.RETRY);
    assertThat(skipped.nextAttemptAtNs()).isEqualTo(rig.nowNs);
  }

  @Test
  void aCampaignThatIsPausedOrStoppingPlacesNoCall() {
    rig.campaign("progressive").agents(1);
    rig.on(new CampaignPaused("sales", "lunch"));
    rig.leads(10);
    assertThat(rig.all(Originate.class)).isEmpty();
    assertThat(rig.last(NoteDecision.class).detail()).isEqualTo("lunch");

    List<Command> stopping = rig.on(new EngineStopping("shift is over"));
    rig.on(new CampaignResumed("sales"));
    assertThat(rig.all(Originate.class)).isEmpty();
    assertThat(CoreRig.of(stopping, ReleaseLead.class)).hasSize(10);
  }

  @Test
  void leadsNobodyWaitsForAreGivenBackAtOnce() {
    rig.campaign("progressive").agents(1).leads(10);
    List<Command> answer =
        rig.on(new LeadsReady(999, "sales", List.of(CoreRig.lead(77)), 0, Long.MAX_VALUE));
    assertThat(CoreRig.of(answer, ReleaseLead.class))
        .extracting(ReleaseLead::leadId)
        .containsExactly(77L);
  }

  @Test
  void anEmptyAnswerIsNotAskedAgainBeforeItIsTime() {
    rig.campaign("progressive").agents(1);
    rig.leads(List.of());
    int before = rig.all(FetchLeads.class).size();
    rig.after(9.9);
    assertThat(rig.all(FetchLeads.class)).hasSize(before);
    rig.after(0.2);
    assertThat(rig.all(FetchLeads.class)).hasSize(before + 1);
  }

  @Test
  void aPauseDuringACallTakesEffectAfterWrapUpAndALogoutAfterTheCall() {
    rig.campaign("progressive").agents(2).leads(2);
    long first = rig.all(Originate.class).get(0).callId();
    long second = rig.all(Originate.class).get(1).callId();
    rig.on(new CallAnswered(first));
    rig.on(new CallConnected(first, "a1"));
    rig.on(new CallAnswered(second));
    rig.on(new CallConnected(second, "a2"));
    rig.on(new AgentPaused("a1", "tea"));
    rig.on(new AgentLoggedOut("a2"));
    assertThat(states()).containsExactly("a1 TALKING", "a2 TALKING");

    rig.on(new CallHungUp(first, 16, Party.CALLEE));
    rig.on(new CallHungUp(second, 16, Party.CALLEE));
    assertThat(states()).containsExactly("a1 WRAP_UP");
    rig.after(10);
    assertThat(states()).containsExactly("a1 PAUSED");
  }

  @Test
  void aLostAgentsLegEndsTheCallAndThePhoneIsCalledAgain() {
    rig.campaign("progressive").agents(1).leads(1);
    long callId = rig.last(Originate.class).callId();
    rig.on(new CallAnswered(callId));
    rig.on(new CallConnected(callId, "a1"));
    long legId = rig.last(CallAgent.class).legId();

    List<Command> onLoss = rig.on(new AgentLegDown(legId, "a1", 16, ""));
    assertThat(CoreRig.of(onLoss, Hangup.class)).extracting(Hangup::callId).containsExactly(callId);
    rig.on(new CallHungUp(callId, 16, Party.ENGINE));
    assertThat(rig.last(RecordAttempt.class).outcome()).isEqualTo(Outcome.CONNECTED);
    assertThat(CoreRig.of(rig.after(5), CallAgent.class)).hasSize(1);
  }

  @Test
  void nothingIsDialedOnANodeThatIsNotThere() {
    rig.campaign("progressive").agents(2);
    rig.on(new NodeDisconnected("pbx", "connection reset"));
    rig.leads(10);
    assertThat(rig.all(Originate.class)).isEmpty();
    assertThat(rig.last(NoteDecision.class).limit()).isEqualTo(LimitingFactor.PBX);
    assertThat(rig.last(NoteDecision.class).detail()).isEqualTo("node pbx is not connected");
  }

  @Test
  void aCallOfWhichNothingIsHeardIsEndedAndRecordedAsUnknown() {
    rig.campaign("progressive").agents(1).leads(1);
    assertThat(CoreRig.of(rig.after(39), Hangup.class)).isEmpty();
    assertThat(CoreRig.of(rig.after(1), Hangup.class)).hasSize(1);
    rig.after(10);
    RecordAttempt attempt = rig.last(RecordAttempt.class);
    assertThat(attempt.outcome()).isEqualTo(Outcome.UNKNOWN);
    List<Command> alive = rig.on(new CallRinging(attempt.callId()));
    assertThat(CoreRig.of(alive, Hangup.class)).as("it turns up after all: end it").hasSize(1);
  }

  private List<String> states() {
    return rig.core.snapshot().agents().stream().map(a -> a.name() + " " + a.state()).toList();
  }
}
