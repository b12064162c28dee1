package org.pacekeeper.sim.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pacekeeper.event.Heard;
import org.pacekeeper.event.PbxEvent.CallAnswered;
import org.pacekeeper.event.PbxEvent.CallDetected;
import org.pacekeeper.event.PbxEvent.CallHungUp;
import org.pacekeeper.event.PbxEvent.CallPickedUp;
import org.pacekeeper.event.PbxEvent.CallRinging;
import org.pacekeeper.event.PbxEvent.MachineMessageLeft;
import org.pacekeeper.event.PbxEvent.MessagePlayed;
import org.pacekeeper.event.PbxEvent.Party;

/**
 * What an exchange does under the Asterisk adapter once a call is picked up and no agent is there:
 * it listens who it is, and plays messages. The same suite for a real Asterisk and for the
 * simulated one.
 */
public abstract class AnswerContract extends ExchangeContract {
  @Test
  void playsTheMessageOnCommandAndHangsUp() {
    long call = answered();
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

  private Heard verdict(long call) {
    return events.await(CallDetected.class, e -> e.callId() == call).heard();
  }

  private List<Class<?>> kindsOf(long id) {
    return of(id).stream().<Class<?>>map(Object::getClass).toList();
  }
}
