package org.pacekeeper.sim.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pacekeeper.sim.kernel.Calendar;

/** Calls and agents in virtual time; every expectation is in milliseconds from the dial. */
class WorldTest {
  private final Calendar calendar = new Calendar();
  private final World world = new World(WorldSettings.ordinary(1), calendar);
  private final List<String> heard = new ArrayList<>();

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          99103020, 'ringing 0, answered 300, hungUp 2300', HUNG_UP_WAITING
          99203020, 'ringing 0, answered 300, hungUp 2300', HUNG_UP_WAITING
          99303020, 'ringing 0, BUSY 300',                  BUSY
          99403020, 'CONGESTION 0',                         CONGESTION
          99503020, 'ringing 0',                            UP
          99603020, 'UNALLOCATED 0',                        UNALLOCATED
          99703020, 'ringing 0, REJECTED 300',              REJECTED
          99803020, 'ringing 0, answered 300, hungUp 300',  HUNG_UP_WAITING
          99903020, '',                                     UP
          """)
  void aScriptedNumberDoesAsItSays(String number, String expected, Ending ending) {
    world.dial(number, "leg", listener("", heard));
    run(60_000);
    assertThat(String.join(", ", heard)).isEqualTo(expected);
    DialRecord record = world.ledger().records().get(0);
    assertThat(record.ending()).isEqualTo(ending);
    assertThat(world.linesInUse()).isEqualTo(ending == Ending.UP ? 1 : 0);
  }

  @Test
  void tellsNothingBeforeDialReturnsNorAfterRelease() {
    PlacedCall call = world.dial("99100010", "leg", listener("", heard));
    assertThat(heard).isEmpty();
    run(50);
    assertThat(heard).containsExactly("ringing 0", "answered 0");
    call.release();
    call.release();
    run(60_000);
    assertThat(heard).hasSize(2);
    assertThat(world.ledger().records().get(0).ending()).isEqualTo(Ending.RELEASED_WAITING);
    assertThat(world.linesInUse()).isZero();
  }

  @Test
  void turnsCallsAwayBeyondItsLinesAndForgetsThemAsAttempts() {
    World small =
        new World(
            WorldSettings.ordinary(1).withTrunk(new WorldSettings.TrunkLimits(2, 100)), calendar);
    for (int i = 0; i < 3; i++) small.dial("99503000", "leg" + i, listener("" + i + " ", heard));
    run(1_000);
    assertThat(heard).contains("2 CONGESTION 50").hasSize(3);
    assertThat(small.ledger().timesDialed("99503000")).isEqualTo(3);
    assertThat(small.ledger().timesReached("99503000")).isEqualTo(2);
    assertThat(small.ledger().records().get(2).farEnd()).isNull();
  }

  @Test
  void turnsCallsAwayBeyondItsRate() {
    World slow =
        new World(
            WorldSettings.ordinary(1).withTrunk(new WorldSettings.TrunkLimits(100, 2)), calendar);
    for (int i = 0; i < 3; i++) slow.dial("99503000", "leg", listener("" + i + " ", heard));
    run(500);
    slow.dial("99503000", "leg", listener("3 ", heard));
    run(1_000);
    assertThat(heard)
        .containsExactly("0 ringing 0", "1 ringing 0", "2 CONGESTION 50", "3 ringing 500");
  }

  @Test
  void refusesWhatIsNoNumber() {
    assertThatThrownBy(() -> world.dial("12ab", "leg", listener("", heard)))
        .hasMessage("number '12ab': expected up to 18 digits");
  }

  @Test
  void anAgentWorksThroughACallAndIsReadyAfterWrapUp() {
    RecordingDesk desk = new RecordingDesk();
    SimAgent anna = world.addAgent("anna", desk);
    anna.logIn();
    PhoneCall phone = world.callAgent("anna", listener("phone ", heard));
    String number = someone(FarEnd.HUMAN);
    PlacedCall callee = world.dial(number, "pk-7", listener("callee ", heard));
    while (heard.stream().noneMatch(h -> h.startsWith("callee answered"))) calendar.runNext();
    long answeredNs = calendar.nowNs();
    run(700);
    world.bridge(callee, phone);
    while (heard.stream().noneMatch(h -> h.startsWith("callee hungUp"))) calendar.runNext();
    DialRecord record = world.ledger().records().get(0);
    CalleePlan plan = new Population(WorldSettings.ordinary(1)).plan(number, 1);
    assertThat(record.waitedNs()).isEqualTo(calendar.nowNs() - plan.talkNs() - answeredNs);
    assertThat(record.ending()).isEqualTo(Ending.HUNG_UP);
    assertThat(record.abandoned(2_000_000_000L, calendar.nowNs())).isFalse();
    assertThat(record.abandoned(100_000_000L, calendar.nowNs())).isTrue();
    assertThat(desk.did).containsExactly("loggedIn anna");
    while (desk.did.size() < 3) calendar.runNext();
    assertThat(desk.did.get(1)).startsWith("disposition anna pk-7 ");
    assertThat(desk.did.get(2)).isEqualTo("ready anna");
    assertThat(heard).noneMatch(h -> h.startsWith("phone hungUp"));
  }

  @Test
  void aCalleeWhoseAgentHangsUpIsLeftAloneAndGoes() {
    PhoneCall phone = world.callAgent("1001", listener("phone ", heard));
    PlacedCall callee = world.dial(someone(FarEnd.HUMAN), "leg", listener("callee ", heard));
    while (heard.stream().noneMatch(h -> h.startsWith("callee answered"))) calendar.runNext();
    world.bridge(phone, callee);
    phone.release();
    long leftNs = calendar.nowNs();
    while (heard.stream().noneMatch(h -> h.startsWith("callee hungUp"))) calendar.runNext();
    assertThat(calendar.nowNs() - leftNs).isEqualTo(10_000_000_000L);
    assertThat(world.ledger().records().get(0).ending()).isEqualTo(Ending.HUNG_UP);
  }

  @Test
  void someoneUnservedLosesPatienceAndCountsAsAbandoned() {
    world.dial(someone(FarEnd.HUMAN), "leg", listener("", heard));
    while (calendar.runNext()) {}
    DialRecord record = world.ledger().records().get(0);
    assertThat(record.ending()).isEqualTo(Ending.HUNG_UP_WAITING);
    assertThat(record.answeredByPerson()).isTrue();
    assertThat(record.abandoned(3_600_000_000_000L, calendar.nowNs())).isTrue();
  }

  @Test
  void theSameSeedGivesTheSameRun() {
    assertThat(randomRun()).isEqualTo(randomRun()).hasSize(200);
  }

  private static List<DialRecord> randomRun() {
    Calendar calendar = new Calendar();
    World world = new World(WorldSettings.ordinary(5), calendar);
    for (int i = 0; i < 200; i++) {
      String number = "1202555" + (1_000 + i);
      calendar.at(
          i * 300_000_000L,
          () -> world.dial(number, number, listener("", new ArrayList<>(), calendar)));
    }
    calendar.advanceTo(600_000_000_000L, Integer.MAX_VALUE);
    return world.ledger().records();
  }

  private String someone(FarEnd wanted) {
    Population population = new Population(WorldSettings.ordinary(1));
    for (int i = 1_000; ; i++)
      if (population.plan("1202555" + i, 1).farEnd() == wanted) return "1202555" + i;
  }

  private void run(long ms) {
    calendar.advanceTo(calendar.nowNs() + ms * 1_000_000, Integer.MAX_VALUE);
  }

  private NetworkListener listener(String prefix, List<String> to) {
    return listener(prefix, to, calendar);
  }

  private static NetworkListener listener(String prefix, List<String> to, Calendar calendar) {
    return new NetworkListener() {
      private void add(String what) {
        to.add(prefix + what + " " + calendar.nowNs() / 1_000_000);
      }

      @Override
      public void ringing() {
        add("ringing");
      }

      @Override
      public void answered() {
        add("answered");
      }

      @Override
      public void refused(Refusal why) {
        add(why.name());
      }

      @Override
      public void hungUp() {
        add("hungUp");
      }
    };
  }
}
