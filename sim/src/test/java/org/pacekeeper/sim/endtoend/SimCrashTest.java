package org.pacekeeper.sim.endtoend;

import java.nio.file.Path;
import org.pacekeeper.sim.app.Waiting;

/**
 * On the simulated exchange the people's time stands still from a kill in a talk until the next
 * engine has listed the calls: the talk is found, however long a busy machine takes for the start.
 */
class SimCrashTest extends CrashTest {
  private static final double SPEED = 10;

  private SimNetwork network;
  private long startsAtKill;

  @Override
  PhoneNetwork startNetwork(Path folder, long seed) {
    network = SimNetwork.start(seed, SPEED);
    return network;
  }

  @Override
  void awaitTalk(CallCenter center, EngineProcess engine) {
    Waiting.until("somebody who talks", () -> stopsInTalk(center), engine::said);
  }

  private boolean stopsInTalk(CallCenter center) {
    if (RecordedRun.read(center.journal()).talking().isEmpty()) return false;
    network.stopTime();
    RecordedRun recorded = RecordedRun.read(center.journal());
    startsAtKill = recorded.starts();
    boolean talks = recorded.talking().stream().anyMatch(network::talks);
    if (!talks) network.letTimePass();
    return talks;
  }

  @Override
  void afterKillInTalk(CallCenter center, EngineProcess engine) {
    Waiting.until(
        "the list of what is up",
        () -> RecordedRun.read(center.journal()).hasListedAfter(startsAtKill),
        engine::said);
    network.letTimePass();
  }
}
