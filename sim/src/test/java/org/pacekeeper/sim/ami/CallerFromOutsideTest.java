package org.pacekeeper.sim.ami;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pacekeeper.sim.kernel.Calendar;
import org.pacekeeper.sim.world.CallerLedger;
import org.pacekeeper.sim.world.CallerSettings;
import org.pacekeeper.sim.world.Distribution.Constant;
import org.pacekeeper.sim.world.Ending;
import org.pacekeeper.sim.world.World;
import org.pacekeeper.sim.world.WorldSettings;

/**
 * The channel of somebody who calls over the carrier, with the shipped dialplan: the events are
 * those that a real Asterisk 22 gave to a caller of SIPp's on 2026-11-24.
 */
class CallerFromOutsideTest {
  private static final String OUTSIDE =
      """
      [from-carrier]
      exten => _X.,1,Goto(pacekeeper-inbound,${EXTEN},1)
      """;

  private final World world = new World(WorldSettings.ordinary(1), new Calendar());

  @Test
  void saysWhatAsteriskSaysOfACallerWhomALegFetchesAndWhoHangsUp() throws Exception {
    try (AmiServer server = start();
        AmiClient client = new AmiClient(server.port())) {
      client.login("dialer", "not-a-secret");
      call(server, 12, 0);
      Map<String, String> here = client.await(m -> "inbound".equals(m.get("State")));
      assertThat(here.get("Called")).isEqualTo("12025550100");
      assertThat(here.get("CallerIDNum")).matches("120255501\\d\\d");
      take(client, here.get("Channel"));
      String id = here.get("Uniqueid");
      client.await(m -> "Hangup".equals(m.get("Event")) && id.equals(m.get("Uniqueid")));
      assertThat(steps(client, id))
          .containsExactly(
              "Newchannel Ring",
              "Newstate Up",
              "UserEvent Up",
              "BridgeEnter pacekeeper-callers",
              "BridgeLeave pacekeeper-callers",
              "BridgeEnter <unknown>",
              "HangupRequest ",
              "BridgeLeave <unknown>",
              "SoftHangupRequest 16",
              "Hangup 16");
      client.await(m -> "Hangup".equals(m.get("Event")) && "pk-1".equals(m.get("Uniqueid")));
    }
  }

  @Test
  void hangsUpOnACallerWhomNoEngineTakesAfterFourTries() throws Exception {
    try (AmiServer server = start();
        AmiClient client = new AmiClient(server.port())) {
      client.login("dialer", "not-a-secret");
      call(server, 60, 1);
      Map<String, String> end = client.await(m -> "Hangup".equals(m.get("Event")));
      assertThat(end.get("CallerIDNum")).isEqualTo("<unknown>");
      assertThat(client.seen().stream().filter(m -> "inbound".equals(m.get("State"))).count())
          .isEqualTo(4);
      CallerLedger.Entry entry = world.callers().entries().get(0);
      assertThat(entry.ending()).isEqualTo(Ending.RELEASED_WAITING);
      assertThat(entry.answered()).isFalse();
    }
  }

  private AmiServer start() {
    return AmiServer.start(
        TestExchange.settings(10), world, Dialplan.shippedWith(OUTSIDE), System::nanoTime);
  }

  /** One caller within a simulated second, and no other for long. */
  private static void call(AmiServer server, int patienceS, double withheld) {
    server.act(
        world ->
            world.beginCalls(
                new CallerSettings(
                    "12025550100",
                    1,
                    nowNs -> world.callers().entries().isEmpty() ? 1_000_000 : 0,
                    1_000_000,
                    new Constant(patienceS),
                    new Constant(30),
                    withheld)));
  }

  private static void take(AmiClient client, String channel) {
    client.send(
        "Action: Originate",
        "ActionID: a1",
        "Channel: Local/s@pacekeeper-caller/n",
        "ChannelId: pk-1",
        "OtherChannelId: pl-1",
        "Context: pacekeeper-caller-waits",
        "Exten: s",
        "Priority: 1",
        "Timeout: 5000",
        "Account: caller",
        "Variable: PK_CALLER=" + channel,
        "Variable: PK_HOLD_S=60",
        "Variable: PK_ANNOUNCE_S=60",
        "Async: true");
  }

  private static List<String> steps(AmiClient client, String id) {
    Map<String, String> told =
        Map.of(
            "Newchannel", "ChannelStateDesc",
            "Newstate", "ChannelStateDesc",
            "UserEvent", "ChannelStateDesc",
            "BridgeEnter", "BridgeName",
            "BridgeLeave", "BridgeName",
            "HangupRequest", "Cause",
            "SoftHangupRequest", "Cause",
            "Hangup", "Cause");
    return client.seen().stream()
        .filter(m -> id.equals(m.get("Uniqueid")) && told.containsKey(m.get("Event")))
        .map(m -> m.get("Event") + " " + m.getOrDefault(told.get(m.get("Event")), ""))
        .toList();
  }
}
