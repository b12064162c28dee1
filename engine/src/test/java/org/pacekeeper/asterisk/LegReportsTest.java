package org.pacekeeper.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pacekeeper.event.Heard;
import org.pacekeeper.event.PbxEvent.LegState;

class LegReportsTest {
  private static final long ID = 1;

  private final TrackerScript said = new TrackerScript();
  private final LegReports reports = new LegReports("pbx1", said);

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          callee | Taken 1, Ringing 1, Answered 1, HungUp 1 UNKNOWN
          caller | Answered 1, HungUp 1 UNKNOWN
          third  | ThirdUp 1 7, ThirdDown 1 CONNECTED
          agent  | LegUp 1 anna, LegDown 1 anna
          """)
  void tellsALifeInTheWordsForWhoseLegItIsAndEachThingOnce(String whose, String expected) {
    Leg leg = leg(whose);
    reports.on(leg, new ChannelEvent.Made(ID));
    reports.on(leg, new ChannelEvent.Rings(ID));
    reports.on(leg, new ChannelEvent.Rings(ID));
    reports.up(leg);
    reports.up(leg);
    reports.ended(leg);
    assertThat(String.join(", ", said.said)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          callee | Failed 1 BUSY 486
          caller | Failed 1 BUSY 486
          third  | ThirdDown 1 BUSY
          agent  | LegDown 1 anna
          """)
  void tellsAnEndBeforeAnyAnswerInTheWordsForWhoseLegItIs(String whose, String expected) {
    Leg leg = leg(whose);
    leg.gone = true;
    leg.cause = 17;
    leg.sipStatus = 486;
    leg.reason = 0;
    reports.ended(leg);
    assertThat(String.join(", ", said.said)).isEqualTo(expected);
  }

  @Test
  void aCalleeWhoIsListenedToIsPickedUpOnceAndAnsweredOnlyWhenUp() {
    Leg leg = leg("callee");
    leg.listensFirst = true;
    reports.on(leg, new ChannelEvent.Up(ID));
    reports.on(leg, new ChannelEvent.Listened(ID, Heard.HUMAN, "HUMAN"));
    reports.up(leg);
    assertThat(said.said).hasSize(3).last().isEqualTo("Answered 1");
  }

  private static Leg leg(String whose) {
    boolean agent = whose.equals("agent");
    return Leg.of(
        new SeenChannel(
            ID,
            agent,
            agent ? "anna" : "",
            LegState.DIALING,
            null,
            0,
            whose.equals("third") ? 7 : 0,
            false,
            whose.equals("caller")),
        null,
        Long.MAX_VALUE,
        0);
  }
}
