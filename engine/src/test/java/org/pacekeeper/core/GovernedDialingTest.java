package org.pacekeeper.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pacekeeper.campaign.Snapshot.NodeView;
import org.pacekeeper.command.LimitingFactor;
import org.pacekeeper.command.NoteDecision;
import org.pacekeeper.command.PbxCommand.Originate;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.PbxEvent.CallFailed;
import org.pacekeeper.event.PbxEvent.NodeResponding;
import org.pacekeeper.event.PbxEvent.NodeStalled;
import org.pacekeeper.event.PbxEvent.OriginateTaken;

class GovernedDialingTest {

  @Test
  void aNodeThatNeverSaysWhenItTakesACallIsHeldToItsSettingsOnly() {
    PoolRig pool = new PoolRig("progressive", true, 3, 0, 0);
    pool.agents("n1", 20);
    pool.rig.leads(50);
    assertThat(pool.spread()).isEqualTo(Map.of("n1", 20));
    assertThat(node(pool).window()).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void noMoreAreGivenThanTheWindowWhileNoneIsTaken() {
    PoolRig pool = acknowledging(3);
    pool.agents("n1", 20);
    assertThat(pool.spread()).as("1 taken, 3 under way, the rest by n2").containsEntry("n1", 4);
    assertThat(node(pool).unanswered()).isEqualTo(3);
    pool.rig.on(new OriginateTaken(pool.rig.all(Originate.class).get(1).callId()));
    assertThat(pool.spread()).containsEntry("n1", 4);
    assertThat(node(pool).unanswered()).isEqualTo(2);
  }

  @Test
  void aFullWindowIsALimitThatSaysSo() {
    PoolRig pool = acknowledging(3);
    pool.rig.on(new NodeStalled("n2", "test"));
    pool.agents("n1", 20);
    NoteDecision note = pool.rig.last(NoteDecision.class);
    assertThat(note.limit()).isEqualTo(LimitingFactor.LINES);
    assertThat(note.detail())
        .isEqualTo("node n1 has 3 originates not taken up yet, its window is 3");
  }

  @Test
  void lateAnswersHoldTheNodeBackAndTimelyOnesGiveItMoreAgain() {
    PoolRig pool = acknowledging(50);
    pool.agents("n1", 10);
    pool.rig.after(0.6);
    takeAll(pool);
    assertThat(node(pool).originatesPerSecond()).isEqualTo(700);
    assertThat(node(pool).window()).isEqualTo(35);
    assertThat(node(pool).heldBack()).endsWith("originates were taken late, after up to 600 ms");
    for (int i = 0; i < 6; i++) {
      failAll(pool, Outcome.BUSY, 17, 486);
      pool.rig.after(0.5);
      takeAll(pool);
    }
    assertThat(node(pool).originatesPerSecond()).isEqualTo(1_000);
    assertThat(node(pool).heldBack()).isEmpty();
  }

  @Test
  void nothingMoreIsGivenToANodeThatLeavesAnOriginateUnansweredForASecond() {
    PoolRig pool = acknowledging(50);
    pool.agents("n1", 2);
    long before = pool.spread().get("n1");
    pool.rig.after(1);
    pool.agents("n1", 40);
    assertThat(pool.spread().get("n1")).isEqualTo((int) before);
    assertThat(pool.spread().get("n2")).as("the other node has them").isEqualTo(30);
    assertThat(node(pool).heldBack()).isEqualTo("an originate has been unanswered for 1000 ms");
  }

  @Test
  void congestionHoldsTheTrunkBackAndTheDecisionSaysWhy() {
    PoolRig pool = acknowledging(50);
    pool.rig.on(new NodeStalled("n2", "test"));
    pool.trunk("n1", 30, 0, 0);
    pool.agents("n1", 20);
    takeAll(pool);
    for (int i = 0; i < 10; i++) {
      failAll(pool, Outcome.CONGESTION, 34, 503);
      takeAll(pool);
      pool.rig.after(2.1);
      takeAll(pool);
    }
    assertThat(pool.rig.core.snapshot().trunks().get(0).originatesPerSecond()).isEqualTo(50);
    assertThat(pool.rig.core.snapshot().trunks().get(0).heldBack()).endsWith("met congestion");
    assertThat(pool.rig.all(NoteDecision.class))
        .filteredOn(note -> note.limit() == LimitingFactor.CALL_RATE)
        .anySatisfy(
            note ->
                assertThat(note.detail())
                    .startsWith("trunk n1 is held to ")
                    .contains(" of 1000.0 calls a second: ")
                    .endsWith("calls met congestion"));
  }

  @Test
  void congestionOnANodeThatDoesNotSayWhenItTakesCallsChangesNothing() {
    PoolRig pool = new PoolRig("progressive", true, 50, 0, 0);
    pool.agents("n1", 20);
    pool.rig.leads(50);
    failAll(pool, Outcome.CONGESTION, 34, 503);
    assertThat(pool.rig.core.snapshot().trunks().get(0).heldBack()).isEmpty();
  }

  @Test
  void aStalledSessionPausesDialingOnItsNodeWithTheReasonShown() {
    PoolRig pool = new PoolRig("progressive", false, 50, 1, 0);
    pool.agents("n1", 1);
    pool.rig.on(new NodeStalled("n1", "a heartbeat has been unanswered for 1100 ms"));
    pool.rig.leads(50);
    assertThat(pool.rig.all(Originate.class)).isEmpty();
    assertThat(pool.rig.all(NoteDecision.class))
        .anySatisfy(
            note -> {
              assertThat(note.limit()).isEqualTo(LimitingFactor.PBX);
              assertThat(note.detail())
                  .isEqualTo(
                      "sales@n1: node n1 is not answering: a heartbeat has been unanswered for 1100 ms");
            });
    pool.rig.on(new NodeResponding("n1"));
    assertThat(pool.spread()).isEqualTo(Map.of("n1", 1));
  }

  /** A pool whose first node has taken one originate. */
  private static PoolRig acknowledging(int window) {
    PoolRig pool = new PoolRig("progressive", true, window, 0, 0);
    pool.agents("n1", 0);
    pool.agents("n2", 1);
    pool.rig.leads(400);
    Originate first = pool.rig.last(Originate.class);
    pool.rig.on(new OriginateTaken(first.callId()));
    return pool;
  }

  private static void takeAll(PoolRig pool) {
    for (Originate each : List.copyOf(pool.rig.all(Originate.class)))
      pool.rig.on(new OriginateTaken(each.callId()));
  }

  private static void failAll(PoolRig pool, Outcome outcome, int cause, int sipStatus) {
    for (Originate each : List.copyOf(pool.rig.all(Originate.class)))
      pool.rig.on(new CallFailed(each.callId(), outcome, cause, sipStatus, 0, ""));
  }

  private static NodeView node(PoolRig pool) {
    return pool.rig.core.snapshot().nodes().get(0);
  }
}
