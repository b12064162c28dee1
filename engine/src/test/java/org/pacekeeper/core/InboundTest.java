package org.pacekeeper.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pacekeeper.campaign.Snapshot.CampaignView;
import org.pacekeeper.campaign.Snapshot.InboundView;
import org.pacekeeper.command.Command;
import org.pacekeeper.command.PbxCommand.Connect;
import org.pacekeeper.command.PbxCommand.Hangup;
import org.pacekeeper.command.PbxCommand.Originate;
import org.pacekeeper.command.PbxCommand.PlayMessage;
import org.pacekeeper.command.PbxCommand.TakeInbound;
import org.pacekeeper.command.StoreCommand.LeadNext;
import org.pacekeeper.command.StoreCommand.RecordAttempt;
import org.pacekeeper.command.StoreCommand.RecordInbound;
import org.pacekeeper.command.StoreCommand.ReleaseLead;
import org.pacekeeper.event.AgentEvent.AgentReady;
import org.pacekeeper.event.AgentEvent.DispositionRecorded;
import org.pacekeeper.event.ControlEvent.Checkpointed;
import org.pacekeeper.event.ControlEvent.EngineStopping;
import org.pacekeeper.event.ControlEvent.InboundConfigured;
import org.pacekeeper.event.ControlEvent.Tick;
import org.pacekeeper.event.Event;
import org.pacekeeper.event.EventRecord;
import org.pacekeeper.event.InboundOutcome;
import org.pacekeeper.event.InboundSettings;
import org.pacekeeper.event.InboundSettings.Priority;
import org.pacekeeper.event.PbxEvent.CallAnswered;
import org.pacekeeper.event.PbxEvent.CallConnected;
import org.pacekeeper.event.PbxEvent.CallHungUp;
import org.pacekeeper.event.PbxEvent.InboundArrived;
import org.pacekeeper.event.PbxEvent.NodeConnected;
import org.pacekeeper.event.PbxEvent.NodeDisconnected;
import org.pacekeeper.event.PbxEvent.NodeReconciled;
import org.pacekeeper.event.PbxEvent.Party;
import org.pacekeeper.event.PhoneNumber;
import org.pacekeeper.pace.Policies;

/** Calls from outside share the agents, and nothing else. */
class InboundTest {
  private static final PhoneNumber OURS = PhoneNumber.of("+12025550100");
  private static final PhoneNumber NOT_OURS = PhoneNumber.of("+12025550101");
  private static final int WAIT_MAX_S = 60;

  private final CoreRig rig = new CoreRig();
  private int arrivals;

  private void start(Priority priority, int agents) {
    start("progressive", priority, agents);
  }

  private void start(String policy, Priority priority, int agents) {
    rig.campaign(policy);
    rig.on(
        new InboundConfigured(
            "sales",
            new InboundSettings(
                List.of(OURS), priority, WAIT_MAX_S * 1_000, "closed", "", 30_000, 20_000)));
    rig.agents(agents);
  }

  private long arrive() {
    return arrive(null);
  }

  private long arrive(PhoneNumber caller) {
    List<Command> taken = rig.on(new InboundArrived("pbx", "in/" + ++arrivals, OURS, caller));
    return CoreRig.of(taken, TakeInbound.class).get(0).callId();
  }

  private long waiting() {
    long call = arrive();
    rig.on(new CallAnswered(call));
    return call;
  }

  private InboundView figures() {
    return campaign().inbound();
  }

  private CampaignView campaign() {
    return rig.core.snapshot().campaigns().get(0);
  }

  private long talking() {
    long call = arrive();
    List<Command> then = rig.on(new CallAnswered(call));
    Connect connect = CoreRig.of(then, Connect.class).get(0);
    rig.on(new CallConnected(call, connect.agent()));
    return call;
  }

  @Test
  void putsACallerThroughToAFreeAgentAndRecordsThemApart() {
    start(Priority.AFTER, 1);
    long call = arrive();
    rig.nowNs += 3 * CoreRig.SECOND;
    List<Command> then = rig.on(new CallAnswered(call));
    assertThat(CoreRig.of(then, Connect.class)).extracting(Connect::callId).containsExactly(call);
    rig.on(new CallConnected(call, "a1"));
    rig.after(40);
    rig.on(new CallHungUp(call, 16, Party.CALLEE));
    RecordInbound record = rig.last(RecordInbound.class);
    assertThat(record.outcome()).isEqualTo(InboundOutcome.ANSWERED);
    assertThat(record.agent()).isEqualTo("a1");
    assertThat(record.connectedAtNs() - record.arrivedAtNs()).isEqualTo(3 * CoreRig.SECOND);
    assertThat(record.endedAtNs() - record.connectedAtNs()).isEqualTo(40 * CoreRig.SECOND);
    assertThat(rig.all(RecordAttempt.class)).isEmpty();
    assertThat(figures().answered()).isEqualTo(1);
    assertThat(figures().waitP50S()).isEqualTo(3);
    assertThat(campaign().answered()).as("the ledger of outbound calls").isZero();
  }

  @Test
  void takesACallOnceHoweverOftenItIsAnnounced() {
    start(Priority.AFTER, 1);
    InboundArrived arrived = new InboundArrived("pbx", "PJSIP/carrier-01", OURS, null);
    rig.on(arrived);
    rig.after(2);
    rig.on(arrived);
    assertThat(rig.all(TakeInbound.class)).hasSize(1);
  }

  @Test
  void leavesCallsToOtherNumbersAndAfterTheStopToTheNode() {
    start(Priority.AFTER, 1);
    rig.on(new InboundArrived("pbx", "in/1", NOT_OURS, null));
    rig.on(new InboundArrived("elsewhere", "in/2", OURS, null));
    rig.on(new EngineStopping("test"));
    rig.on(new InboundArrived("pbx", "in/3", OURS, null));
    assertThat(rig.all(TakeInbound.class)).isEmpty();
    assertThat(rig.core.callsUp()).isZero();
  }

  /** One agent becomes free; an outbound callee and a caller wait, or a callee still rings. */
  @ParameterizedTest(name = "{0}, callee {1}: the caller is put through {2}")
  @CsvSource({
    "BEFORE, answered, true",
    "AFTER, answered, false",
    "AFTER, ringing, true",
    "SPARE, answered, false",
    "SPARE, ringing, false",
    "SPARE, gone, true"
  })
  void servesByPriority(Priority priority, String callee, boolean callerFirst) {
    start(priority, 1);
    rig.leads(1);
    Originate dialed = rig.last(Originate.class);
    long other = talkingTakesTheAgent(priority);
    long caller = waiting();
    if (callee.equals("answered")) rig.on(new CallAnswered(dialed.callId()));
    if (callee.equals("gone")) rig.on(new CallHungUp(dialed.callId(), 16, Party.CALLEE));
    rig.on(new CallHungUp(other, 16, Party.CALLEE));
    List<Command> then = rig.on(new AgentReady("a1"));
    List<Long> connected = CoreRig.of(then, Connect.class).stream().map(Connect::callId).toList();
    if (callerFirst) assertThat(connected).containsExactly(caller);
    else assertThat(connected).doesNotContain(caller);
  }

  @ParameterizedTest
  @CsvSource({"SPARE,  9.9, false", "SPARE, 10.0, true", "AFTER,  9.9, false", "AFTER, 10.0, true"})
  void servesFirstWhoHasWaitedLongEnoughToRise(
      Priority priority, double waitedS, boolean callerFirst) {
    start(priority, 1);
    rig.leads(1);
    Originate dialed = rig.last(Originate.class);
    long other = talkingTakesTheAgent(priority);
    rig.on(configured(priority, 10_000));
    long caller = waiting();
    rig.after(waitedS);
    rig.on(new CallAnswered(dialed.callId()));
    rig.on(new CallHungUp(other, 16, Party.CALLEE));
    List<Command> then = rig.on(new AgentReady("a1"));
    long first = CoreRig.of(then, Connect.class).get(0).callId();
    assertThat(first).isEqualTo(callerFirst ? caller : dialed.callId());
  }

  private static InboundConfigured configured(Priority priority, int riseAfterMs) {
    return new InboundConfigured(
        "sales",
        new InboundSettings(
            List.of(OURS),
            priority,
            WAIT_MAX_S * 1_000,
            "closed",
            "",
            30_000,
            20_000,
            riseAfterMs));
  }

  /** The agent talks with somebody whom no rule kept away, so that all others must wait. */
  private long talkingTakesTheAgent(Priority priority) {
    start(Priority.BEFORE);
    long call = talking();
    start(priority);
    return call;
  }

  private void start(Priority priority) {
    rig.on(
        new InboundConfigured(
            "sales",
            new InboundSettings(
                List.of(OURS), priority, WAIT_MAX_S * 1_000, "closed", "", 30_000, 20_000)));
  }

  @Test
  void tellsWhoHasWaitedAsLongAsTheyMayAndCountsNoAbandonedCall() {
    start(Priority.AFTER, 0);
    long call = waiting();
    rig.after(WAIT_MAX_S - 0.001);
    assertThat(rig.all(PlayMessage.class)).isEmpty();
    rig.after(0.001);
    assertThat(rig.last(PlayMessage.class).message()).isEqualTo("closed");
    rig.on(new CallHungUp(call, 16, Party.ENGINE));
    assertThat(rig.last(RecordInbound.class).outcome()).isEqualTo(InboundOutcome.TIMED_OUT);
    assertThat(rig.all(Hangup.class)).isEmpty();
    assertThat(campaign().abandoned()).isZero();
    assertThat(campaign().answered()).isZero();
  }

  @Test
  void countsWhoHangsUpWhileWaiting() {
    start(Priority.AFTER, 0);
    long call = waiting();
    rig.after(12);
    rig.on(new CallHungUp(call, 16, Party.CALLEE));
    assertThat(rig.last(RecordInbound.class).outcome()).isEqualTo(InboundOutcome.ABANDONED);
    assertThat(figures().abandoned()).isEqualTo(1);
    assertThat(figures().serviceLevel()).isZero();
    assertThat(campaign().abandoned()).isZero();
  }

  @Test
  void findsACallerAgainAfterALostSessionOrRecordsThemAsLost() {
    start(Priority.AFTER, 0);
    long kept = waiting();
    long gone = waiting();
    rig.on(new NodeDisconnected("pbx", "test"));
    rig.on(new NodeConnected("pbx", "22"));
    rig.on(
        new NodeReconciled(
            "pbx",
            List.of(
                new org.pacekeeper.event.PbxEvent.SeenLeg(
                    kept, org.pacekeeper.event.PbxEvent.LegState.UP, 0))));
    RecordInbound record = rig.last(RecordInbound.class);
    assertThat(record.callId()).isEqualTo(gone);
    assertThat(record.outcome()).isEqualTo(InboundOutcome.LOST);
    assertThat(rig.core.callsUp()).isEqualTo(1);
  }

  @Test
  void doesNotCallWhoHasCalledAndTalked() {
    start(Priority.BEFORE, 1);
    long other = talking();
    rig.leads(5);
    PhoneNumber lead = CoreRig.lead(1_003).phone();
    long call = arrive(lead);
    rig.on(new CallAnswered(call));
    rig.on(new CallHungUp(other, 16, Party.CALLEE));
    rig.on(new AgentReady("a1"));
    rig.on(new CallConnected(call, "a1"));
    ReleaseLead release = rig.last(ReleaseLead.class);
    assertThat(release.leadId()).isEqualTo(1_003);
    assertThat(release.next()).isEqualTo(LeadNext.DONE);
    assertThat(rig.core.heldLeads()).doesNotContain(1_003L);
  }

  @Test
  void aMachineOnACallFromOutsideChangesNothingInTheLedger() {
    start(Priority.AFTER, 1);
    long call = talking();
    rig.on(new CallHungUp(call, 16, Party.CALLEE));
    rig.on(new DispositionRecorded("a1", call, DispositionRecorded.MACHINE, ""));
    assertThat(campaign().answered()).isZero();
  }

  @Test
  void dialsForNobodyWhoWillBeTakenByAWaitingCaller() {
    start(Priority.SPARE, 0);
    waiting();
    rig.agents(2);
    rig.leads(10);
    assertThat(rig.all(Originate.class)).as("of two agents one talks with the caller").hasSize(1);
  }

  @Test
  void aRestoredCoreGoesOnWithCallersAsTheFirstWouldHave() {
    start("predictive", Priority.BEFORE, 3);
    rig.leads(200);
    for (int i = 0; i < 10; i++) {
      waiting();
      rig.after(7);
    }
    waiting();
    Checkpointed checkpoint =
        new Checkpointed(rig.events.size(), rig.commands.size(), rig.core.checkpoint());
    DialerCore restored = DialerCore.restore(Policies.shipped(), checkpoint);
    List<Command> after = new ArrayList<>();
    int from = rig.commands.size();
    for (Event event : goingOn()) {
      rig.nowNs += CoreRig.SECOND;
      rig.on(event);
      restored.apply(new EventRecord(rig.events.size(), rig.nowNs, event), after::add);
    }
    assertThat(after).isEqualTo(rig.commands.subList(from, rig.commands.size()));
    assertThat(restored.snapshot().campaigns().get(0).inbound()).isEqualTo(figures());
    assertThat(restored.checkpoint()).isEqualTo(rig.core.checkpoint());
  }

  private List<Event> goingOn() {
    List<Event> events = new ArrayList<>();
    events.add(new InboundArrived("pbx", "in/first", OURS, null));
    Connect connect = rig.all(Connect.class).get(0);
    events.add(new CallConnected(connect.callId(), connect.agent()));
    for (int i = 0; i < 30; i++) events.add(new Tick());
    events.add(new InboundArrived("pbx", "in/late", OURS, NOT_OURS));
    events.add(new CallHungUp(connect.callId(), 16, Party.CALLEE));
    for (int i = 0; i < 60; i++) events.add(new Tick());
    return events;
  }
}
