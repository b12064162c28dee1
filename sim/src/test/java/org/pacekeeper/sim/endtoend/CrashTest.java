package org.pacekeeper.sim.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pacekeeper.event.Outcome;
import org.pacekeeper.sim.app.Waiting;
import org.pacekeeper.store.AttemptLog;
import org.pacekeeper.store.Database;

/**
 * What a SIGKILL in mid-dialing may cost: nothing. The exchange and its calls go on without the
 * engine; each restart has to find them again. The seed sets after how many calls each kill comes;
 * {@code -Dseed=N} repeats one.
 */
abstract class CrashTest {
  private static final int AGENTS = 10;
  private static final int LEADS = 300;
  private static final int KILLS = 10;
  private static final int CALLS_TO_KILL_MAX = 12;

  /**
   * At this kill somebody talks, and goes on talking for longer than a restart takes. When one took
   * longer after all, the next kill is made in a talk as well.
   */
  private static final int KILL_IN_TALK = 3;

  private static final long TALK_NS = 2_500_000_000L;

  @TempDir Path folder;

  /** The network to be called in vain. */
  abstract PhoneNetwork startNetwork(Path folder, long seed) throws Exception;

  /** Returns when somebody talks who goes on talking for longer than a restart takes. */
  void awaitTalk(CallCenter center, EngineProcess engine) {
    Waiting.until(
        "somebody who talks",
        () -> RecordedRun.read(center.journal()).hasTalkOf(TALK_NS),
        engine::said);
  }

  /** A kill has followed, and the next engine is on its way. */
  void afterKillInTalk(CallCenter center, EngineProcess engine) {}

  @Test
  void tenKillsCallNobodyTwiceAndLoseNoOutcome() throws Exception {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    List<Long> begunNs = new ArrayList<>();
    try (PhoneNetwork network = startNetwork(folder, seed)) {
      CallCenter center = CallCenter.open(folder, network, AGENTS, LEADS);
      boolean killedInTalk = false;
      for (int run = 1; run <= KILLS; run++) {
        int calls = 1 + random.nextInt(CALLS_TO_KILL_MAX);
        try (EngineProcess engine = EngineProcess.start(center, run)) {
          begunNs.add(engine.begunNs());
          if (killedInTalk) afterKillInTalk(center, engine);
          awaitCalls(network, calls, engine);
          killedInTalk =
              run == KILL_IN_TALK || (run > KILL_IN_TALK && isToBeTriedAgain(center, network));
          if (killedInTalk) awaitTalk(center, engine);
          engine.kill();
        }
      }
      try (EngineProcess engine = EngineProcess.start(center, KILLS + 1);
          Database database = Database.open(center.store())) {
        begunNs.add(engine.begunNs());
        if (killedInTalk) afterKillInTalk(center, engine);
        Waiting.until("the list's end", () -> CallCenter.leadsLeft(database) == 0, engine::said);
        engine.end();
      }
      Audit audit = Audit.of(center);
      print(audit, begunNs);
      audit
          .nothingIsLost()
          .nobodyIsCalledTwice()
          .knownOutcomesAreTrue()
          .everyLeadIsFinal()
          .decisionsRepeat();
      talksAndAgentsAreTakenUpAgain(center, audit);
    }
  }

  /** While so many are left to be called that somebody will talk. */
  private static boolean isToBeTriedAgain(CallCenter center, PhoneNetwork network)
      throws IOException {
    return calls(network) < LEADS / 2
        && RecordedRun.read(center.journal()).talksTakenUpAgain().isEmpty();
  }

  private static void awaitCalls(PhoneNetwork network, int more, EngineProcess engine) {
    int target = calls(network) + more;
    Waiting.until(more + " more calls", () -> calls(network) >= target, engine::said);
  }

  private static int calls(PhoneNetwork network) {
    try {
      return network.dialed().size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void talksAndAgentsAreTakenUpAgain(CallCenter center, Audit audit) {
    Set<Long> talks = audit.journals().talksTakenUpAgain();
    assertThat(talks).as("talks that outlived an engine").isNotEmpty();
    try (Database database = Database.open(center.store())) {
      Map<Long, Outcome> outcomes = AttemptLog.outcomes(database);
      assertThat(talks)
          .allSatisfy(call -> assertThat(outcomes).containsEntry(call, Outcome.CONNECTED));
    }
    assertThat(audit.journals().agentLegsUp()).as("phones brought up").isLessThanOrEqualTo(AGENTS);
  }

  private static void print(Audit audit, List<Long> begunNs) {
    String recovery =
        audit.journals().timesToFirstOriginate(begunNs).stream()
            .map(ns -> ns / 1_000_000 + " ms")
            .collect(Collectors.joining(", "));
    System.out.println(
        KILLS
            + " kills, "
            + audit.seen()
            + " calls seen, outcomes "
            + audit.outcomes()
            + ", talks taken up again "
            + audit.journals().talksTakenUpAgain().size()
            + ", start to first call "
            + recovery);
  }
}
