package org.pacekeeper.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pacekeeper.core.ShownRig.shown;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.pacekeeper.command.NoteAlarm;
import org.pacekeeper.command.PbxCommand.Originate;
import org.pacekeeper.event.CallerIdPool.Rests;
import org.pacekeeper.event.Outcome;

/** A pool of one number, in a core that dials. */
class LoneCallerIdTest {
  private static final long ONLY = 12_020_000_001L;
  private static final long BURNT = 12_020_000_002L;
  private static final long WEEK_MS = 7 * ShownRig.DAY_MS;
  private static final Rests JUDGED = new Rests(2, 3_600_000, ShownRig.DAY_MS, WEEK_MS, 20, true);

  private final Random luck = new Random(7);

  private void dial(ShownRig rig, int calls, double chance) {
    for (int i = 0; i < calls; i++) {
      Originate call = rig.dialSomebody();
      assertThat(call).as("a call is placed").isNotNull();
      if (luck.nextDouble() < chance) rig.answersAndHangsUp(call);
      else rig.fails(call, Outcome.NO_ANSWER);
    }
  }

  private static List<NoteAlarm> alarms(ShownRig rig) {
    return rig.rig.all(NoteAlarm.class);
  }

  @Test
  void whenItFallsAnAlarmSaysSoAndDialingGoesOn() {
    ShownRig rig = new ShownRig(JUDGED, shown(ONLY, 0)).agent();
    dial(rig, 600, 0.3);
    assertThat(alarms(rig)).isEmpty();
    assertThat(rig.view(ONLY).fallenAlone()).isEmpty();
    dial(rig, 300, 0.05);
    assertThat(alarms(rig)).hasSize(1);
    NoteAlarm alarm = alarms(rig).get(0);
    assertThat(alarm.about()).isEqualTo("caller id +" + ONLY + " alone");
    assertThat(alarm.begins()).isTrue();
    assertThat(alarm.text()).matches("is answered less often than before: \\d+ answers where .*");
    assertThat(rig.view(ONLY).fallenAlone()).contains("used to bring");
    assertThat(rig.view(ONLY).restsUntilNs()).isZero();
    dial(rig, 300, 0.3);
    assertThat(alarms(rig)).hasSize(2);
    assertThat(alarms(rig).get(1).begins()).isFalse();
    assertThat(rig.view(ONLY).fallenAlone()).isEmpty();
  }

  @Test
  void aJournalFromBeforeRaisesNone() {
    ShownRig rig = new ShownRig(shown(ONLY, 0)).agent();
    dial(rig, 600, 0.3);
    dial(rig, 300, 0.05);
    assertThat(alarms(rig)).isEmpty();
  }

  @Test
  void theLastOneIsJudgedWhenItsPeerRests() {
    ShownRig rig = new ShownRig(JUDGED, shown(ONLY, 0), shown(BURNT, 0)).agent();
    dial(rig, 1_200, 0.3);
    assertThat(alarms(rig)).isEmpty();
    for (int refused = 0; refused < 2; ) {
      Originate call = rig.dialSomebody();
      boolean burnt = call.callerId().equals("+" + BURNT);
      rig.fails(call, burnt ? Outcome.BLOCKED : Outcome.NO_ANSWER);
      if (burnt) refused++;
    }
    assertThat(alarms(rig)).hasSize(1);
    dial(rig, 300, 0.05);
    assertThat(alarms(rig))
        .extracting(NoteAlarm::about)
        .containsExactly("caller id +" + BURNT, "caller id +" + ONLY + " alone");
  }
}
