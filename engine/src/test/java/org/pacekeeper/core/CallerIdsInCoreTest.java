package org.pacekeeper.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pacekeeper.core.ShownRig.shown;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.pacekeeper.command.Command;
import org.pacekeeper.command.LimitingFactor;
import org.pacekeeper.command.NoteAlarm;
import org.pacekeeper.command.NoteDecision;
import org.pacekeeper.command.PbxCommand.Originate;
import org.pacekeeper.command.StoreCommand.LeadNext;
import org.pacekeeper.command.StoreCommand.RecordAttempt;
import org.pacekeeper.command.StoreCommand.ReleaseLead;
import org.pacekeeper.event.ControlEvent.CallerIdsConfigured;
import org.pacekeeper.event.ControlEvent.Checkpointed;
import org.pacekeeper.event.EventRecord;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.event.PbxEvent.CallFailed;
import org.pacekeeper.pace.Policies;

/** Caller ids from a pool, in a core that dials. */
class CallerIdsInCoreTest {
  private static final long FIRST = 12_020_000_001L;
  private static final long SECOND = 12_020_000_002L;
  private static final long EVERYBODY = 18_000_000_001L;

  @Test
  void showsTheLocalNumberAndKeepsItWithTheAttempt() {
    ShownRig rig = new ShownRig(shown(EVERYBODY, 0), shown(FIRST, 0, "1202")).agent();
    Originate local = rig.dial(12_025_550_001L);
    assertThat(local.callerId()).isEqualTo("+" + FIRST);
    rig.fails(local, Outcome.NO_ANSWER);
    assertThat(rig.rig.last(RecordAttempt.class).callerId()).isEqualTo("+" + FIRST);
    assertThat(rig.dial(14_155_550_001L).callerId()).isEqualTo("+" + EVERYBODY);
  }

  @Test
  void aNumberThatIsRefusedTooOftenRestsAndItsPeerGoesOn() {
    ShownRig rig = new ShownRig(shown(FIRST, 0), shown(SECOND, 0)).agent();
    List<Command> all = new ArrayList<>();
    int refused = 0;
    while (refused < 2) {
      Originate call = rig.dialSomebody();
      boolean ofFirst = call.callerId().equals("+" + FIRST);
      all.addAll(rig.fails(call, ofFirst ? Outcome.BLOCKED : Outcome.NO_ANSWER));
      if (ofFirst) refused++;
    }
    assertThat(CoreRig.of(all, NoteAlarm.class))
        .containsExactly(
            new NoteAlarm("caller id +" + FIRST, true, "rests: calls were refused for it"));
    assertThat(rig.view(FIRST).restsUntilNs())
        .isEqualTo(rig.rig.nowNs + ShownRig.DAY_MS * 1_000_000);
    for (int i = 0; i < 20; i++) {
      Originate call = rig.dialSomebody();
      assertThat(call.callerId()).isEqualTo("+" + SECOND);
      rig.fails(call, Outcome.NO_ANSWER);
    }
    assertThat(rig.rig.last(NoteDecision.class).callerIds()).isEqualTo(1);
  }

  @Test
  void aCalleeWhoRefusedANumberIsNeverShownItAgain() {
    ShownRig rig = new ShownRig(shown(FIRST, 0), shown(SECOND, 0)).agent();
    Originate call = rig.dial(12_025_550_001L);
    assertThat(call.callerId()).isEqualTo("+" + FIRST);
    rig.fails(call, Outcome.BLOCKED);
    for (int i = 0; i < 5; i++) {
      Originate again = rig.dial(12_025_550_001L, 1 + i);
      assertThat(again.callerId()).isEqualTo("+" + SECOND);
      rig.fails(again, Outcome.BUSY);
    }
    Originate last = rig.dial(12_025_550_001L, 6);
    rig.fails(last, Outcome.BLOCKED);
    assertThat(rig.dial(12_025_550_001L, 7)).as("refused both").isNull();
    ReleaseLead back = rig.rig.last(ReleaseLead.class);
    assertThat(back.next()).isEqualTo(LeadNext.RETRY);
    assertThat(back.reason()).contains("was refused by this number");
  }

  @Test
  void whenEveryNumberIsSpentNobodyIsCalledAndTheReasonIsSaid() {
    ShownRig rig = new ShownRig(shown(FIRST, 1), shown(SECOND, 2)).agent();
    for (int i = 0; i < 3; i++) rig.fails(rig.dialSomebody(), Outcome.NO_ANSWER);
    assertThat(rig.dialSomebody()).isNull();
    NoteDecision note = rig.rig.last(NoteDecision.class);
    assertThat(note.limit()).isEqualTo(LimitingFactor.CALLER_ID);
    assertThat(note.callerIds()).isZero();
    assertThat(note.detail())
        .isEqualTo("of the 2 caller ids of pool us 0 rest and 2 have had their calls of the day");
    // The lead is still in hand: it is called when the day has ended.
    rig.rig.nowNs += 20 * 3_600 * CoreRig.SECOND;
    assertThat(CoreRig.of(rig.rig.after(0), Originate.class)).hasSize(1);
  }

  @Test
  void aRestedNumberIsTriedAgainGentlyAndThenIsOneOfItsPeers() {
    ShownRig rig = new ShownRig(shown(FIRST, 0), shown(SECOND, 0)).agent();
    int refused = 0;
    while (refused < 2) {
      Originate call = rig.dialSomebody();
      boolean ofFirst = call.callerId().equals("+" + FIRST);
      rig.fails(call, ofFirst ? Outcome.BLOCKED : Outcome.NO_ANSWER);
      if (ofFirst) refused++;
    }
    rig.rig.nowNs += 24 * 3_600 * CoreRig.SECOND;
    int before = rig.uses().get("+" + FIRST);
    for (int i = 0; i < 60; i++) rig.fails(rig.dialSomebody(), Outcome.NO_ANSWER);
    assertThat(rig.uses().get("+" + FIRST) - before).as("of 60 calls").isBetween(9, 11);
    assertThat(rig.view(FIRST).trialLeft()).isBetween(9, 11);
    for (int i = 0; i < 60; i++) rig.fails(rig.dialSomebody(), Outcome.NO_ANSWER);
    assertThat(rig.view(FIRST).trialLeft()).as("trial of 20 calls").isZero();
    int after = rig.uses().get("+" + FIRST);
    for (int i = 0; i < 60; i++) rig.fails(rig.dialSomebody(), Outcome.NO_ANSWER);
    assertThat(rig.uses().get("+" + FIRST) - after).as("of 60 calls").isBetween(29, 31);
  }

  @Test
  void aBurntNumberRestsItsPeersGoOnAndTheAnswersAreOnTheBoard() {
    ShownRig rig = new ShownRig(shown(FIRST, 0), shown(SECOND, 0), shown(EVERYBODY, 0)).agent();
    Random luck = new Random(7);
    int calls = 0;
    while (rig.view(SECOND).restsUntilNs() == 0 && calls < 3_000) {
      Originate call = rig.dialSomebody();
      boolean burnt = calls > 300 && call.callerId().equals("+" + SECOND);
      if (luck.nextDouble() < (burnt ? 0.05 : 0.3)) rig.answersAndHangsUp(call);
      else rig.fails(call, Outcome.NO_ANSWER);
      calls++;
    }
    System.out.println("burnt number rested after " + calls + " calls of three numbers");
    assertThat(calls).isLessThan(900);
    assertThat(rig.view(SECOND).because()).contains("answers where its calls were worth");
    assertThat(rig.view(FIRST).restsUntilNs()).isZero();
    assertThat(rig.view(EVERYBODY).restsUntilNs()).isZero();
    assertThat(rig.view(FIRST).expected()).isGreaterThan(20);
    Originate next = rig.dialSomebody();
    assertThat(next.callerId()).isNotEqualTo("+" + SECOND);
  }

  @Test
  void aRestoredCoreShowsTheSameNumbers() {
    ShownRig rig = new ShownRig(shown(FIRST, 40), shown(SECOND, 60), shown(EVERYBODY, 0)).agent();
    Random luck = new Random(11);
    for (int i = 0; i < 80; i++) {
      Originate call = rig.dialSomebody();
      Outcome[] ends = {Outcome.NO_ANSWER, Outcome.BUSY, Outcome.NO_ANSWER, Outcome.BLOCKED};
      if (luck.nextInt(4) == 0) rig.answersAndHangsUp(call);
      else rig.fails(call, ends[luck.nextInt(i % 20 == 0 ? 4 : 3)]);
    }
    int seen = rig.rig.events.size();
    DialerCore restored =
        DialerCore.restore(
            Policies.shipped(), new Checkpointed(seen, 0, rig.rig.core.checkpoint()));
    assertThat(restored.checkpoint()).isEqualTo(rig.rig.core.checkpoint());
    int before = rig.rig.commands.size();
    for (int i = 0; i < 40; i++) rig.fails(rig.dialSomebody(), Outcome.NO_ANSWER);
    List<Command> again = new ArrayList<>();
    for (EventRecord each : rig.rig.events.subList(seen, rig.rig.events.size()))
      restored.apply(each, again::add);
    assertThat(again).isEqualTo(rig.rig.commands.subList(before, rig.rig.commands.size()));
  }

  @Test
  void aCampaignThatNamesNoPoolAnyMoreShowsItsTrunksNumber() {
    ShownRig rig = new ShownRig(shown(FIRST, 0)).agent();
    rig.fails(rig.dialSomebody(), Outcome.NO_ANSWER);
    rig.on(new CallerIdsConfigured("sales", ""));
    assertThat(rig.dialSomebody().callerId()).isEqualTo("+12025550100");
  }

  @Test
  void aTrunkThatKeepsFailingRaisesAnAlarmThatClearsWhenCallsGoThrough() {
    ShownRig rig = new ShownRig(shown(FIRST, 0)).agent();
    for (int i = 0; i < 5; i++) broken(rig);
    assertThat(rig.rig.all(NoteAlarm.class)).isEmpty();
    broken(rig);
    assertThat(rig.rig.last(NoteAlarm.class).about()).isEqualTo("trunk carrier");
    assertThat(rig.rig.last(NoteAlarm.class).text()).contains("SIP 502");
    assertThat(rig.rig.core.snapshot().trunks().get(0).alarm()).contains("OUT_OF_ORDER");
    for (int i = 0; i < 6; i++) rig.fails(rig.dialSomebody(), Outcome.NO_ANSWER);
    assertThat(rig.rig.last(NoteAlarm.class))
        .isEqualTo(new NoteAlarm("trunk carrier", false, "calls go through again"));
    assertThat(rig.rig.core.snapshot().trunks().get(0).alarm()).isEmpty();
  }

  @Test
  void anAlarmOfATrunkThatIsNotUsedAnyMoreClearsAfterFiveMinutes() {
    ShownRig rig = new ShownRig(shown(FIRST, 0)).agent();
    for (int i = 0; i < 6; i++) broken(rig);
    rig.rig.after(299);
    assertThat(rig.rig.core.snapshot().trunks().get(0).alarm()).isNotEmpty();
    rig.rig.after(1);
    assertThat(rig.rig.core.snapshot().trunks().get(0).alarm()).isEmpty();
    assertThat(rig.rig.last(NoteAlarm.class).begins()).isFalse();
  }

  private static void broken(ShownRig rig) {
    rig.on(new CallFailed(rig.dialSomebody().callId(), Outcome.OUT_OF_ORDER, 27, 502, 0, "", true));
  }
}
