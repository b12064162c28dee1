package org.pacekeeper.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pacekeeper.command.Command;
import org.pacekeeper.command.PbxCommand.CallAgent;
import org.pacekeeper.command.PbxCommand.Connect;
import org.pacekeeper.command.PbxCommand.Hangup;
import org.pacekeeper.command.PbxCommand.Originate;
import org.pacekeeper.command.StoreCommand.RecordAttempt;
import org.pacekeeper.event.LegId;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.PbxEvent.CallAnswered;
import org.pacekeeper.event.PbxEvent.CallConnected;
import org.pacekeeper.event.PbxEvent.CallHungUp;
import org.pacekeeper.event.PbxEvent.CallRinging;
import org.pacekeeper.event.PbxEvent.ChannelMissing;
import org.pacekeeper.event.PbxEvent.NodeReconciled;
import org.pacekeeper.event.PbxEvent.Party;
import org.pacekeeper.event.PbxEvent.StrayChannel;

/** What becomes of channels that were lost sight of. */
class LostSightInCoreTest {
  private final CoreRig rig = new CoreRig().campaign("progressive").agents(1);

  private long dialed() {
    List<Command> after = rig.leads(1);
    return CoreRig.of(after, Originate.class).get(0).callId();
  }

  private long connected() {
    long call = dialed();
    rig.on(new CallAnswered(call));
    rig.on(new CallConnected(call, rig.last(Connect.class).agent()));
    return call;
  }

  private static ChannelMissing missing(long legId) {
    return new ChannelMissing("pbx", legId, "test");
  }

  @Test
  void aConversationWhoseEndWasNotToldIsClosedAsOne() {
    long call = connected();
    List<Command> after = rig.on(missing(call));
    assertThat(CoreRig.of(after, RecordAttempt.class))
        .singleElement()
        .satisfies(attempt -> assertThat(attempt.outcome()).isEqualTo(Outcome.CONNECTED));
    assertThat(rig.core.callsUp()).isZero();
    assertThat(rig.on(new CallHungUp(call, 16, Party.CALLEE))).isEmpty();
  }

  @Test
  void aCallOfWhichNothingElseIsKnownCountsAsAnAttemptOfUnknownOutcome() {
    long call = dialed();
    rig.on(new CallRinging(call));
    List<Command> after = rig.on(missing(call));
    assertThat(CoreRig.of(after, RecordAttempt.class))
        .extracting(RecordAttempt::outcome)
        .containsExactly(Outcome.UNKNOWN);
    assertThat(rig.core.callsUp()).isZero();
  }

  @Test
  void anAgentWhosePhoneIsNoLongerThereIsCalledAgain() {
    long leg = rig.last(CallAgent.class).legId();
    rig.on(missing(leg));
    rig.after(60);
    assertThat(rig.all(CallAgent.class)).hasSize(2);
    assertThat(rig.last(CallAgent.class).legId()).isNotEqualTo(leg);
  }

  @Test
  void whatWasGivenUpAndIsThereAfterAllIsHungUp() {
    long call = dialed();
    rig.on(new NodeReconciled("pbx", List.of()));
    assertThat(rig.core.callsUp()).isZero();
    assertThat(CoreRig.of(rig.on(new StrayChannel("pbx", call)), Hangup.class))
        .extracting(Hangup::callId)
        .containsExactly(call);
  }

  @Test
  void aChannelThatBelongsToACallOrAnAgentOrSomebodyElseIsLeftAlone() {
    long leg = rig.last(CallAgent.class).legId();
    long call = connected();
    rig.on(new StrayChannel("pbx", call));
    rig.on(new StrayChannel("pbx", leg));
    rig.on(new StrayChannel("pbx", LegId.of(99, 1)));
    assertThat(rig.all(Hangup.class)).isEmpty();
  }
}
