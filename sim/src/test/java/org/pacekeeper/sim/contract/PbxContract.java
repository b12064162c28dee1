package org.pacekeeper.sim.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.PbxEvent.AgentLegDown;
import org.pacekeeper.event.PbxEvent.CallAnswered;
import org.pacekeeper.event.PbxEvent.CallFailed;
import org.pacekeeper.event.PbxEvent.CallHungUp;
import org.pacekeeper.event.PbxEvent.CallRinging;
import org.pacekeeper.event.PbxEvent.NodeReconciled;
import org.pacekeeper.event.PbxEvent.OriginateTaken;
import org.pacekeeper.event.PbxEvent.Party;

/**
 * What an exchange does under the Asterisk adapter with calls and with what it is told of them: the
 * same suite for a real Asterisk and for the simulated one.
 */
public abstract class PbxContract extends ExchangeContract {
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
    long call = answered();
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

  /** The node's own list says so. */
  private void assertNothingWasDialed() {
    try (Driver other = newDriver()) {
      assertThat(other.events.await(NodeReconciled.class, e -> true).legs()).isEmpty();
    }
  }
}
