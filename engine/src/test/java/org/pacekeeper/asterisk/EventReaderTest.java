package org.pacekeeper.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.asteriskjava.manager.event.BridgeEnterEvent;
import org.asteriskjava.manager.event.CoreShowChannelEvent;
import org.asteriskjava.manager.event.NewStateEvent;
import org.asteriskjava.manager.event.OriginateResponseEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pacekeeper.event.LegId;
import org.pacekeeper.event.PbxEvent.LegState;
import org.pacekeeper.event.PhoneNumber;

class EventReaderTest {
  private static final String OURS = "pk-0000000000000007";

  @ParameterizedTest
  @CsvSource({"486, 486", "603 Decline, 603", ", 0", "Q.850, 0", "40, 0"})
  void readsTheSipStatusAtTheStartOfATechCause(String techCause, int status) {
    assertThat(EventReader.sipStatus(techCause)).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"pl-0000000000000007", "1795460630.12", "pk-7", "pk-0000000000000007;2"})
  void passesOverChannelsThatAreNotOurs(String uniqueId) {
    NewStateEvent event = new NewStateEvent(this);
    event.setUniqueId(uniqueId);
    event.setChannelState(6);
    assertThat(EventReader.read(event)).isNull();
  }

  @Test
  void readsStatesBridgesResponsesAndEnds() {
    NewStateEvent state = new NewStateEvent(this);
    state.setUniqueId(OURS);
    state.setChannelState(5);
    assertThat(EventReader.read(state)).isEqualTo(new ChannelEvent.Rings(7));
    state.setChannelState(6);
    assertThat(EventReader.read(state)).isEqualTo(new ChannelEvent.Up(7));
    BridgeEnterEvent enter = new BridgeEnterEvent(this);
    enter.setUniqueId(OURS);
    enter.setBridgeUniqueId("b");
    enter.setBridgeTechnology("holding_bridge");
    assertThat(EventReader.read(enter)).isEqualTo(new ChannelEvent.Entered(7, "b", true));
    OriginateResponseEvent response = new OriginateResponseEvent(this);
    response.setUniqueId(OURS);
    response.setResponse("Failure");
    response.setReason(5);
    assertThat(EventReader.read(response)).isEqualTo(new ChannelEvent.OriginateEnded(7, false, 5));
    HangupEvent hangup = new HangupEvent(this);
    hangup.setUniqueId(OURS);
    hangup.setCause(17);
    hangup.setTechCause("486");
    assertThat(EventReader.read(hangup)).isEqualTo(new ChannelEvent.Gone(7, false, 17, 486));
  }

  @Test
  void listsTalkersByTheBridgeTheyShareAndLeavesWaitersApart() {
    CoreShowChannelEvent agent = listed(1, "agent-anna", "pacekeeper-agent", 6, "talk");
    CoreShowChannelEvent call = listed(2, "call", "pacekeeper-answered", 6, "talk");
    CoreShowChannelEvent waiting = listed(3, "call", "pacekeeper-answered", 6, "hold");
    CoreShowChannelEvent too = listed(4, "call", "pacekeeper-answered", 6, "hold");
    CoreShowChannelEvent message = listed(5, "call", "pacekeeper-message", 6, "");
    CoreShowChannelEvent ringing = listed(6, "call", "from-carrier", 5, "");
    CoreShowChannelEvent foreign = listed(7, "", "default", 6, "hold");
    foreign.setUniqueid("1795460630.12");
    assertThat(Reconciliation.read(List.of(agent, call, waiting, too, message, ringing, foreign)))
        .containsExactly(
            new SeenChannel(1, true, "anna", LegState.UP, "talk", 2),
            new SeenChannel(2, false, "", LegState.UP, "talk", 1),
            new SeenChannel(3, false, "", LegState.UP, "hold", 0),
            new SeenChannel(4, false, "", LegState.UP, "hold", 0),
            new SeenChannel(5, false, "", LegState.PLAYING_MESSAGE, null, 0),
            new SeenChannel(6, false, "", LegState.RINGING, null, 0));
  }

  private CoreShowChannelEvent listed(
      long id, String account, String context, int state, String bridge) {
    CoreShowChannelEvent event = new CoreShowChannelEvent(this);
    event.setUniqueid(LegId.text(id));
    event.setAccountcode(account);
    event.setContext(context);
    event.setChannelState(state);
    event.setBridgeid(bridge);
    return event;
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "12025550100, 12025550123, +12025550123",
        "+12025550100, +12025550123, +12025550123",
        "12025550100, anonymous, null",
        "12025550100, 0123, null",
        "12025550100, null, null"
      })
  void readsACallFromOutsideAndTheCallersNumberWhenItIsOne(
      String called, String caller, String number) {
    PacekeeperEvent event = arrival(called, "PJSIP/carrier-0000001a");
    event.setCallerIdNum(caller);
    assertThat(EventReader.read(event))
        .isEqualTo(
            new ChannelEvent.Arrived(
                "PJSIP/carrier-0000001a",
                new PhoneNumber(12_025_550_100L),
                number == null ? null : PhoneNumber.of(number)));
  }

  @ParameterizedTest
  @CsvSource({"s, PJSIP/a-1", "0100, PJSIP/a-1", "12025550100, 'PJSIP/a,b'", "12025550100, ''"})
  void leavesACallToTheDialplanOfWhichItCannotTellWhoWasCalledOrWhereItIs(
      String called, String channel) {
    assertThat(EventReader.read(arrival(called, channel))).isNull();
  }

  private PacekeeperEvent arrival(String called, String channel) {
    PacekeeperEvent event = new PacekeeperEvent(this);
    event.setState("inbound");
    event.setUniqueId("1795460630.12");
    event.setChannel(channel);
    event.setCalled(called);
    return event;
  }
}
