package org.pacekeeper.sim.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.pacekeeper.command.Command;
import org.pacekeeper.command.NoteAlarm;
import org.pacekeeper.command.PbxCommand.Originate;
import org.pacekeeper.event.EventRecord;
import org.pacekeeper.pace.Policies;
import org.pacekeeper.sim.check.Invariants;
import org.pacekeeper.sim.pbx.CallerIdNumbers;
import org.pacekeeper.sim.scenario.Scenario;

/** A pool of caller ids in the simulated world, one of them marked as spam after two hours. */
class CallerIdsInSimRunTest {
  private static final String MARKED = CallerIdNumbers.number(3).e164();
  private static final int NUMBERS = 6;

  private final Map<String, Integer> shown = new TreeMap<>();
  private final List<NoteAlarm> alarms = new ArrayList<>();

  private static Scenario scenario(String shocks) {
    return Runs.floor(
        "6h", 30, "lines: {callerIds: " + NUMBERS + "}\n" + "leads: {count: 1000000}\n" + shocks);
  }

  private void run(Scenario scenario) {
    shown.clear();
    alarms.clear();
    new SimRun(scenario, "predictive", 4, Policies.shipped())
        .with(new Invariants())
        .with(
            new RunProbe() {
              @Override
              public void applied(EventRecord event, RunView run) {}

              @Override
              public void decided(Command command) {
                if (command instanceof Originate call)
                  shown.merge(call.callerId(), 1, Integer::sum);
                if (command instanceof NoteAlarm alarm) alarms.add(alarm);
              }
            })
        .run();
  }

  @Test
  void theMarkedNumberIsTakenOutAndItsPeersShareItsCalls() {
    run(scenario("shocks: [{at: 2h, humanFactor: 0.375, callerId: 3}]"));
    System.out.println("shown " + shown + ", " + alarms);
    assertThat(alarms).extracting(NoteAlarm::about).containsOnly("caller id " + MARKED);
    assertThat(alarms.get(0).text()).contains("answers where its calls were worth");
    int most = shown.values().stream().mapToInt(n -> n).max().orElseThrow();
    assertThat(shown.get(MARKED)).isLessThan(most / 2);
    shown.remove(MARKED);
    assertThat(shown)
        .hasSize(NUMBERS - 1)
        .allSatisfy((number, n) -> assertThat(n).isBetween(most - 1, most));
  }

  @Test
  void nobodyRestsWhereAllAreAnsweredAlikeAndTheyShareTheCalls() {
    run(scenario("shocks: [{at: 2h, humanFactor: 0.375}]"));
    assertThat(alarms).isEmpty();
    int most = shown.values().stream().mapToInt(n -> n).max().orElseThrow();
    assertThat(shown)
        .hasSize(NUMBERS)
        .allSatisfy((number, n) -> assertThat(n).isBetween(most - 1, most));
  }
}
