package org.pacekeeper.sim.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pacekeeper.asterisk.AsteriskNode;
import org.pacekeeper.asterisk.AsteriskTimings;
import org.pacekeeper.command.PbxCommand;
import org.pacekeeper.event.Heard;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.PbxEvent;
import org.pacekeeper.event.PbxEvent.AgentLegDown;
import org.pacekeeper.event.PbxEvent.AgentLegUp;
import org.pacekeeper.event.PbxEvent.CallAnswered;
import org.pacekeeper.event.PbxEvent.CallConnected;
import org.pacekeeper.event.PbxEvent.CallDetected;
import org.pacekeeper.event.PbxEvent.CallFailed;
import org.pacekeeper.event.PbxEvent.CallHungUp;
import org.pacekeeper.event.PbxEvent.CallPickedUp;
import org.pacekeeper.event.PbxEvent.CallRinging;
import org.pacekeeper.event.PbxEvent.ConnectFailed;
import org.pacekeeper.event.PbxEvent.LegState;
import org.pacekeeper.event.PbxEvent.MachineMessageLeft;
import org.pacekeeper.event.PbxEvent.MessagePlayed;
import org.pacekeeper.event.PbxEvent.NodeDisconnected;
import org.pacekeeper.event.PbxEvent.NodeReconciled;
import org.pacekeeper.event.PbxEvent.OptOutRequested;
import org.pacekeeper.event.PbxEvent.OriginateSkipped;
import org.pacekeeper.event.PbxEvent.OriginateTaken;
import org.pacekeeper.event.PbxEvent.Party;
import org.pacekeeper.event.PbxEvent.SeenLeg;

/**
 * What an exchange does under the Asterisk adapter: the same suite for a real Asterisk and for the
 * simulated one. Everything passes through a relay that can be cut.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class PbxContract {
  private static final AsteriskTimings TIMINGS =
      new AsteriskTimings(2_000, 5_000, 200, 500, 1_000, 50, 500, 500, 1_000, 15_000, 120_000);

  private Rig rig;
  private CuttableProxy proxy;
  private Driver driver;
  private EventLog events;

  /** Starts the exchange; called once for all tests. */
  protected abstract Rig startRig() throws Exception;

  @BeforeAll
  void startExchange() throws Exception {
    rig = startRig();
    proxy = new CuttableProxy(rig.node().host(), rig.node().port());
  }

  @BeforeEach
  void connect() {
    driver = newDriver();
    events = driver.events;
  }

  @AfterEach
  void disconnect() {
    if (driver == null) return;
    driver.hangupAll();
    driver.close();
  }

  @AfterAll
  void stopExchange() {
    if (proxy != null) proxy.close();
    if (rig != null) rig.close();
  }

  @Test
  void reportsACallThatTheCalleeEnds() {
    long call = driver.call(rig.callee(1, 2, 3));
    events.await(CallHungUp.class, e -> e.callId() == call);
    assertThat(of(call))
        .containsExactly(
            new CallRinging(call), new CallAnswered(call), new CallHungUp(call, 16, Party.CALLEE));
  }

  @Test
  void reportsACalleeWhoAnswersAndIsGone() {
    long call = driver.call(rig.callee(8, 1, 0));
    CallHungUp end = events.await(CallHungUp.class, e -> e.callId() == call);
    assertThat(end.by()).isEqualTo(Party.CALLEE);
    // Asterisk tells the cause or does not, as it happens.
    assertThat(end.cause()).isIn(0, 16);
    assertThat(of(call)).containsExactly(new CallRinging(call), new CallAnswered(call), end);
  }

  @Test
  void endsAnAnsweredCallOnCommand() {
    long call = answered(999);
    driver.hangup(call);
    assertThat(events.await(CallHungUp.class, e -> e.callId() == call))
        .isEqualTo(new CallHungUp(call, 16, Party.ENGINE));
  }

  @Test
  void saysThatItTookAnOriginateBeforeAnythingElseOfIt() {
    long call = driver.call(rig.callee(3, 2, 0));
    CallFailed failed = events.await(CallFailed.class, e -> e.callId() == call);
    assertThat(events.events())
        .containsSubsequence(new OriginateTaken(call), new CallRinging(call), failed);
  }

  @Test
  void putsACalleeThroughOverATrunkBetweenNodes() {
    long leg = agent("berta", 1002);
    long call = answered(999);
    driver.connectAcross(call, "berta", leg);
    events.await(CallConnected.class, e -> e.callId() == call && e.agent().equals("berta"));
    driver.hangup(call);
    events.await(CallHungUp.class, e -> e.callId() == call);
    long next = answered(999);
    driver.connect(next, "berta", leg);
    events.await(CallConnected.class, e -> e.callId() == next);
  }

  @Test
  void aCalleeWhomTheOtherNodeDoesNotPutThroughWaitsOn() {
    long leg = agent("carla", 1003);
    long call = answered(999);
    driver.connectAcross(call, "nobody", driver.newId());
    events.await(ConnectFailed.class, e -> e.callId() == call);
    driver.connect(call, "carla", leg);
    events.await(CallConnected.class, e -> e.callId() == call && e.agent().equals("carla"));
  }

  @ParameterizedTest
  @CsvSource({
    "3, 1, 20000, BUSY,       true",
    "4, 0, 20000, CONGESTION, false",
    "5, 0, 400,   NO_ANSWER,  true",
    "6, 0, 20000, INVALID,    false",
    "7, 1, 20000, REJECTED,   true",
    "9, 0, 400,   NO_ANSWER,  false",
  })
  void reportsHowACallFailed(
      int far, int ringTenths, int ringTimeoutMs, Outcome outcome, boolean rings) {
    long call = driver.call(rig.callee(far, ringTenths, 0), ringTimeoutMs, 1_000);
    CallFailed failed = events.await(CallFailed.class, e -> e.callId() == call);
    assertThat(failed.outcome()).isEqualTo(outcome);
    if (rings) assertThat(of(call)).containsExactly(new CallRinging(call), failed);
    else assertThat(of(call)).containsExactly(failed);
  }

  @Test
  void takesItsOwnMistakesForFaults() {
    long context = driver.call(rig.badContext());
    long endpoint = driver.call(rig.badEndpoint());
    for (long call : new long[] {context, endpoint})
      assertThat(events.await(CallFailed.class, e -> e.callId() == call).outcome())
          .isEqualTo(Outcome.FAULT);
  }

  @Test
  void reportsARingingCallThatWasHungUpAsCancelled() {
    long call = driver.call(rig.callee(5, 0, 0));
    events.await(CallRinging.class, e -> e.callId() == call);
    driver.hangup(call);
    assertThat(events.await(CallFailed.class, e -> e.callId() == call).outcome())
        .isEqualTo(Outcome.CANCELLED);
  }

  @Test
  void endsACallThatIsHungUpInTheSameBreath() {
    long call = driver.call(rig.callee(5, 0, 0));
    driver.hangup(call);
    assertThat(events.await(CallFailed.class, e -> e.callId() == call).outcome())
        .isEqualTo(Outcome.CANCELLED);
  }

  @Test
  void keepsAnAgentsLegUpUntilToldOtherwise() {
    long leg = agent("anna", 1001);
    driver.hangupAgent(leg, "anna");
    AgentLegDown down = events.await(AgentLegDown.class, e -> e.legId() == leg);
    assertThat(down.agent()).isEqualTo("anna");
    assertThat(of(leg)).containsExactly(new AgentLegUp(leg, "anna"), down);
  }

  @ParameterizedTest
  @ValueSource(ints = {2001, 3001})
  void reportsAnAgentWhoCannotBeReached(int phone) {
    long leg = driver.newId();
    driver.pbx.send(new PbxCommand.CallAgent(rig.node().name(), leg, "ben", rig.phone(phone), 400));
    AgentLegDown down = events.await(AgentLegDown.class, e -> e.legId() == leg);
    assertThat(of(leg)).containsExactly(down);
  }

  @Test
  void reportsAnAgentWhoHangsUp() {
    long leg = driver.callAgent("cora", rig.phone(4003));
    AgentLegDown down = events.await(AgentLegDown.class, e -> e.legId() == leg);
    assertThat(of(leg)).containsExactly(new AgentLegUp(leg, "cora"), down);
  }

  @Test
  void connectsOneCallAfterAnotherToTheSameLeg() {
    long leg = agent("anna", 1001);
    for (int i = 0; i < 3; i++) {
      long call = answered(999);
      driver.connect(call, "anna", leg);
      events.await(CallConnected.class, e -> e.callId() == call);
      driver.hangup(call);
      events.await(CallHungUp.class, e -> e.callId() == call);
      assertThat(of(call))
          .containsExactly(
              new CallRinging(call),
              new CallAnswered(call),
              new CallConnected(call, "anna"),
              new CallHungUp(call, 16, Party.ENGINE));
    }
    assertThat(of(leg)).containsExactly(new AgentLegUp(leg, "anna"));
  }

  @Test
  void connectsTheNextCallWhileTheLegIsStillOnItsWayBack() {
    long leg = agent("anna", 1001);
    long first = answered(999);
    long second = answered(999);
    driver.connect(first, "anna", leg);
    events.await(CallConnected.class, e -> e.callId() == first);
    driver.hangup(first);
    events.await(CallHungUp.class, e -> e.callId() == first);
    driver.connect(second, "anna", leg);
    events.await(CallConnected.class, e -> e.callId() == second);
  }

  @Test
  void endsTheCallWithoutAMessageWhenTheAgentsLegIsLost() {
    long leg = agent("dora", 1001);
    long call = answered(999);
    driver.connect(call, "dora", leg);
    events.await(CallConnected.class, e -> e.callId() == call);
    driver.hangupAgent(leg, "dora");
    events.await(AgentLegDown.class, e -> e.legId() == leg);
    CallHungUp end = events.await(CallHungUp.class, e -> e.callId() == call);
    assertThat(of(call))
        .containsExactly(
            new CallRinging(call), new CallAnswered(call), new CallConnected(call, "dora"), end);
  }

  @Test
  void refusesToConnectToALegThatIsGoneAndLetsTheCalleeWaitForAnother() {
    long gone = agent("anna", 1001);
    long other = agent("ben", 1002);
    long call = answered(999);
    driver.hangupAgent(gone, "anna");
    events.await(AgentLegDown.class, e -> e.legId() == gone);
    driver.connect(call, "anna", gone);
    assertThat(events.await(ConnectFailed.class, e -> e.callId() == call).agent())
        .isEqualTo("anna");
    driver.connect(call, "ben", other);
    events.await(CallConnected.class, e -> e.callId() == call && e.agent().equals("ben"));
  }

  @Test
  void refusesToConnectACallThatIsGone() {
    long leg = agent("anna", 1001);
    long call = driver.newId();
    driver.connect(call, "anna", leg);
    assertThat(events.await(ConnectFailed.class, e -> e.callId() == call).agent())
        .isEqualTo("anna");
  }

  @Test
  void playsTheMessageOnCommandAndHangsUp() {
    long call = answered(999);
    driver.playMessage(call);
    events.await(CallHungUp.class, e -> e.callId() == call);
    assertThat(of(call))
        .containsExactly(
            new CallRinging(call),
            new CallAnswered(call),
            new MessagePlayed(call),
            new CallHungUp(call, 16, Party.ENGINE));
  }

  @Test
  void playsTheMessageByItselfWhenNoCommandComes() {
    long call = driver.call(rig.callee(1, 1, 999), 20_000, 1_000);
    events.await(CallHungUp.class, e -> e.callId() == call);
    assertThat(of(call))
        .containsExactly(
            new CallRinging(call),
            new CallAnswered(call),
            new MessagePlayed(call),
            new CallHungUp(call, 16, Party.ENGINE));
  }

  @Test
  void tellsThatAPersonWasHeardBeforeTheCallCountsAsAnswered() {
    long call = driver.listen(rig.voice(1, 1, 99), "");
    events.await(CallAnswered.class, e -> e.callId() == call);
    assertThat(verdict(call)).isEqualTo(Heard.HUMAN);
    assertThat(kindsOf(call))
        .containsExactly(
            CallRinging.class, CallPickedUp.class, CallDetected.class, CallAnswered.class);
  }

  @Test
  void tellsThatAMachineWasHeardAndEndsItOnCommand() {
    long call = driver.listen(rig.voice(2, 1, 0), "");
    events.await(CallDetected.class, e -> e.callId() == call);
    assertThat(verdict(call)).isEqualTo(Heard.MACHINE);
    driver.hangup(call);
    CallHungUp end = events.await(CallHungUp.class, e -> e.callId() == call);
    assertThat(end.by()).isEqualTo(Party.ENGINE);
  }

  @Test
  void isNotSureOfWhoSaysNothing() {
    long call = driver.listen(rig.silent(), "");
    events.await(CallAnswered.class, e -> e.callId() == call);
    assertThat(verdict(call)).isEqualTo(Heard.NOT_SURE);
  }

  @Test
  void reportsWhoHangsUpWhileDetectionListens() {
    long call = driver.listen(rig.callee(1, 1, 3), "");
    events.await(CallHungUp.class, e -> e.callId() == call);
    assertThat(events.count(CallPickedUp.class, e -> e.callId() == call)).isOne();
    assertThat(events.count(CallAnswered.class, e -> e.callId() == call)).isZero();
  }

  @Test
  void waitsForTheBeepAndLeavesTheMessage() {
    long call = driver.listen(rig.shortMachine(), "9");
    events.await(CallDetected.class, e -> e.callId() == call);
    assertThat(verdict(call)).isEqualTo(Heard.MACHINE);
    driver.leaveMessage(call);
    events.await(CallHungUp.class, e -> e.callId() == call);
    assertThat(events.count(MachineMessageLeft.class, e -> e.callId() == call)).isOne();
    assertThat(events.count(MessagePlayed.class, e -> e.callId() == call)).isZero();
  }

  @Test
  void playsAMessageWithAKeyToItsEndWhenNoneIsPressed() {
    long call = driver.call(rig.callee(1, 1, 999), "9");
    events.await(CallAnswered.class, e -> e.callId() == call);
    driver.playMessage(call);
    events.await(CallHungUp.class, e -> e.callId() == call);
    assertThat(events.count(MessagePlayed.class, e -> e.callId() == call)).isOne();
  }

  @Test
  void doesNotClaimAMessageThatTheCalleeDidNotHearOut() {
    long call = answered(5);
    driver.playMessage(call);
    events.await(CallHungUp.class, e -> e.callId() == call);
    assertThat(events.count(MessagePlayed.class, e -> e.callId() == call)).isZero();
  }

  @Test
  void carriesOutACommandThatComesTwiceOnce() {
    long leg = driver.newId();
    PbxCommand.CallAgent callAgent =
        new PbxCommand.CallAgent(rig.node().name(), leg, "anna", rig.phone(1001), 5_000);
    driver.pbx.send(callAgent);
    driver.pbx.send(callAgent);
    events.await(AgentLegUp.class, e -> e.legId() == leg);
    long call = driver.newId();
    PbxCommand.Originate originate = driver.originate(call, rig.callee(1, 1, 999));
    driver.pbx.send(originate);
    driver.pbx.send(originate);
    events.await(CallAnswered.class, e -> e.callId() == call);
    driver.connect(call, "anna", leg);
    driver.connect(call, "anna", leg);
    events.await(CallConnected.class, e -> e.callId() == call);
    driver.connect(call, "anna", leg);
    driver.hangup(call);
    driver.hangup(call);
    events.await(CallHungUp.class, e -> e.callId() == call);
    driver.pbx.send(originate);
    driver.hangup(call);
    driver.hangupAgent(leg, "anna");
    driver.hangupAgent(leg, "anna");
    events.await(AgentLegDown.class, e -> e.legId() == leg);
    driver.pbx.send(callAgent);
    long last = driver.call(rig.callee(6, 0, 0));
    events.await(CallFailed.class, e -> e.callId() == last);
    assertThat(of(call))
        .containsExactly(
            new CallRinging(call),
            new CallAnswered(call),
            new CallConnected(call, "anna"),
            new CallHungUp(call, 16, Party.ENGINE));
    assertThat(of(leg)).hasSize(2);
  }

  @Test
  void listsWhatIsThereAfterAReconnectAndGoesOn() {
    long leg = agent("anna", 1001);
    long talking = answered(999);
    driver.connect(talking, "anna", leg);
    events.await(CallConnected.class, e -> e.callId() == talking);
    long waiting = answered(999);
    long ringing = driver.call(rig.callee(5, 0, 0));
    events.await(CallRinging.class, e -> e.callId() == ringing);
    int before = events.size();
    proxy.cut();
    events.await(before, NodeDisconnected.class, e -> true);
    NodeReconciled list = events.await(before, NodeReconciled.class, e -> true);
    assertThat(list.legs())
        .containsExactlyInAnyOrder(
            new SeenLeg(leg, LegState.UP, talking),
            new SeenLeg(talking, LegState.UP, leg),
            new SeenLeg(waiting, LegState.UP, 0),
            new SeenLeg(ringing, LegState.RINGING, 0));
    driver.hangup(talking);
    events.await(CallHungUp.class, e -> e.callId() == talking);
    driver.connect(waiting, "anna", leg);
    events.await(CallConnected.class, e -> e.callId() == waiting);
    driver.hangup(ringing);
    events.await(CallFailed.class, e -> e.callId() == ringing);
    driver.hangupAgent(leg, "anna");
    events.await(AgentLegDown.class, e -> e.legId() == leg && e.agent().equals("anna"));
    assertThat(events.count(CallAnswered.class, e -> e.callId() == waiting)).isOne();
  }

  @Test
  void takesOverTheLegsOfAnEngineThatDied() {
    long leg = agent("anna", 1001);
    long call = answered(999);
    driver.close();
    try (Driver next = newDriver()) {
      assertThat(next.events.await(NodeReconciled.class, e -> true).legs())
          .contains(new SeenLeg(leg, LegState.UP, 0), new SeenLeg(call, LegState.UP, 0));
      next.connect(call, "anna", leg);
      next.events.await(CallConnected.class, e -> e.agent().equals("anna"));
      next.hangup(call);
      next.events.await(CallHungUp.class, e -> e.callId() == call);
      next.hangupAgent(leg, "anna");
      next.events.await(AgentLegDown.class, e -> e.legId() == leg && e.agent().equals("anna"));
    }
  }

  @Test
  void refusesCommandsWhileTheNodeDoesNotAnswer() {
    int before = events.size();
    proxy.freeze(true);
    try {
      events.await(before, NodeDisconnected.class, e -> true);
      long call = driver.call(rig.callee(1, 0, 0));
      events.await(OriginateSkipped.class, e -> e.callId() == call);
      long leg = driver.callAgent("anna", rig.phone(1001));
      events.await(AgentLegDown.class, e -> e.legId() == leg);
      driver.connect(call, "anna", leg);
      events.await(ConnectFailed.class, e -> e.callId() == call);
    } finally {
      proxy.freeze(false);
    }
    events.await(before, NodeReconciled.class, e -> true);
    answered(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Local/99100010@trunk/n\r\nApplication: System\r\nData: touch /tmp/x",
        "Local/99100010@trunk/n\nVariable: A=b",
        "Local/99100010@trunk/n,A=b",
        "Local/99100010@trunk/n&PJSIP/1@nowhere",
        "Local/${SHELL(id)}@trunk/n",
        "",
      })
  void refusesADialStringThatSaysMoreThanWhomToDial(String dialString) {
    long call = driver.newId();
    driver.pbx.send(driver.originate(call, dialString));
    awaitFault(call);
    long leg = driver.callAgent("anna", dialString);
    events.await(AgentLegDown.class, e -> e.legId() == leg);
    assertNothingWasDialed();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12025550199\r\nVariable: PK_MESSAGE=tt-monkeys",
        "\"A\nB\" <12025550199>",
        "\"A\" <1>, \"B\" <2>",
        "anonymous",
      })
  void refusesACallerIdThatIsNone(String callerId) {
    long call = driver.newId();
    driver.pbx.send(
        driver.originate(call, rig.callee(1, 0, 1), callerId, 1_000, 1_000, rig.message()));
    awaitFault(call);
    assertNothingWasDialed();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nAction: Logoff", "a,b", "a&b", "../../etc/x", "${X}"})
  void refusesAMessageOrAnAgentsNameThatIsNone(String name) {
    long call = driver.newId();
    driver.pbx.send(driver.originate(call, rig.callee(1, 0, 1), "12025550199", 1_000, 1_000, name));
    awaitFault(call);
    long leg = driver.callAgent(name, rig.phone(1001));
    events.await(AgentLegDown.class, e -> e.legId() == leg);
    assertNothingWasDialed();
  }

  /** The call is answered as our own mistake. */
  private void awaitFault(long call) {
    CallFailed failed = events.await(CallFailed.class, e -> e.callId() == call);
    assertThat(failed.outcome()).isEqualTo(Outcome.FAULT);
  }

  private Heard verdict(long call) {
    return events.await(CallDetected.class, e -> e.callId() == call).heard();
  }

  private List<Class<?>> kindsOf(long id) {
    return of(id).stream().<Class<?>>map(Object::getClass).toList();
  }

  private Driver newDriver() {
    AsteriskNode node = rig.node();
    return new Driver(
        new AsteriskNode(
            node.name(),
            "127.0.0.1",
            proxy.port(),
            node.user(),
            node.secret(),
            node.actionSessions()),
        TIMINGS,
        rig.message());
  }

  private long agent(String name, int phone) {
    long leg = driver.callAgent(name, rig.phone(phone));
    events.await(AgentLegUp.class, e -> e.legId() == leg && e.agent().equals(name));
    return leg;
  }

  /** A callee who has answered and waits. */
  private long answered(int talkTenths) {
    long call = driver.call(rig.callee(1, 1, talkTenths));
    events.await(CallAnswered.class, e -> e.callId() == call);
    return call;
  }

  /** The node's own list says so. */
  private void assertNothingWasDialed() {
    int before = events.size();
    proxy.cut();
    assertThat(events.await(before, NodeReconciled.class, e -> true).legs()).isEmpty();
  }

  private List<PbxEvent> of(long id) {
    return events.events().stream().filter(e -> idOf(e) == id).toList();
  }

  private static long idOf(PbxEvent event) {
    if (event instanceof CallRinging e) return e.callId();
    if (event instanceof CallAnswered e) return e.callId();
    if (event instanceof CallConnected e) return e.callId();
    if (event instanceof CallPickedUp e) return e.callId();
    if (event instanceof CallDetected e) return e.callId();
    if (event instanceof MachineMessageLeft e) return e.callId();
    if (event instanceof OptOutRequested e) return e.callId();
    if (event instanceof MessagePlayed e) return e.callId();
    if (event instanceof CallFailed e) return e.callId();
    if (event instanceof CallHungUp e) return e.callId();
    if (event instanceof ConnectFailed e) return e.callId();
    if (event instanceof OriginateSkipped e) return e.callId();
    if (event instanceof AgentLegUp e) return e.legId();
    if (event instanceof AgentLegDown e) return e.legId();
    return 0;
  }
}
