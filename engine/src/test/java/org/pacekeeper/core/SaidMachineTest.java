package org.pacekeeper.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pacekeeper.command.PbxCommand.CallAgent;
import org.pacekeeper.command.PbxCommand.Originate;
import org.pacekeeper.event.AgentEvent.AgentLoggedIn;
import org.pacekeeper.event.AgentEvent.ConversationAsked;
import org.pacekeeper.event.AgentEvent.DispositionRecorded;
import org.pacekeeper.event.Ask;
import org.pacekeeper.event.ControlEvent.ConversationConfigured;
import org.pacekeeper.event.ConversationSettings;
import org.pacekeeper.event.PbxEvent.AgentLegUp;
import org.pacekeeper.event.PbxEvent.CallAnswered;
import org.pacekeeper.event.PbxEvent.CallConnected;
import org.pacekeeper.event.PbxEvent.CallHungUp;
import org.pacekeeper.event.PbxEvent.Party;

/** A call that two agents talked on, and both take for a machine: it is one call in the ledger. */
class SaidMachineTest {
  private CoreRig rig;
  private long call;

  /** Two persons have answered; the second call was transferred from a1 to a2, who talks on it. */
  @BeforeEach
  void transferred() {
    rig = new CoreRig().campaign("progressive");
    rig.on(new ConversationConfigured(new ConversationSettings("sales", 30_000, "", "")));
    rig.agents(1).leads(2);
    connected();
    hangUp();
    rig.after(60);
    connected();
    rig.on(new AgentLoggedIn("a2", "sales", "pbx", "PJSIP/a2"));
    rig.on(new AgentLegUp(rig.last(CallAgent.class).legId(), "a2"));
    rig.on(new ConversationAsked("a1", Ask.TRANSFER, "a2"));
    rig.on(new CallConnected(call, "a2"));
    assertThat(answered()).isEqualTo(2);
  }

  @Test
  void leavesTheLedgerOnceWhenBothSaySoAfterTheCall() {
    hangUp();
    saysMachine("a1");
    saysMachine("a2");
    assertThat(answered()).isOne();
  }

  @Test
  void leavesTheLedgerOnceWhenTheFirstSaysSoWhileTheSecondTalks() {
    saysMachine("a1");
    assertThat(answered()).isOne();
    hangUp();
    saysMachine("a2");
    assertThat(answered()).isOne();
  }

  @Test
  void theSecondMaySayItAlone() {
    hangUp();
    saysMachine("a2");
    assertThat(answered()).isOne();
  }

  private void connected() {
    call = rig.last(Originate.class).callId();
    rig.on(new CallAnswered(call));
    rig.on(new CallConnected(call, "a1"));
  }

  private void hangUp() {
    rig.on(new CallHungUp(call, 16, Party.CALLEE));
  }

  private void saysMachine(String agent) {
    rig.on(new DispositionRecorded(agent, call, DispositionRecorded.MACHINE, ""));
  }

  private long answered() {
    return rig.core.snapshot().campaigns().get(0).answered();
  }
}
