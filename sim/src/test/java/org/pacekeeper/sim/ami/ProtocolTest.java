package org.pacekeeper.sim.ami;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The session itself: greeting, login, answers to what is wrong, limits. */
class ProtocolTest {
  private final TestExchange exchange = new TestExchange(1);

  @AfterEach
  void close() throws Exception {
    exchange.close();
  }

  @Test
  void greetsAsAsteriskDoes() throws Exception {
    assertThat(exchange.connect().await(m -> true))
        .containsEntry("Banner", "Asterisk Call Manager/11.0.0");
  }

  @Test
  void logsInByChallenge() throws Exception {
    AmiClient client = exchange.connect().send("Action: Challenge", "AuthType: MD5");
    String challenge = client.awaitResponse().get("Challenge");
    byte[] digest =
        MessageDigest.getInstance("MD5")
            .digest((challenge + TestExchange.SECRET).getBytes(StandardCharsets.UTF_8));
    client.send(
        "Action: Login",
        "AuthType: MD5",
        "Username: " + TestExchange.USER,
        "Key: " + HexFormat.of().formatHex(digest));
    assertThat(client.awaitResponse()).containsEntry("Message", "Authentication accepted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Secret: wrong", "AuthType: MD5\r\nKey: 00", "ActionID: none"})
  void turnsAwayWhoDoesNotKnowTheSecret(String proof) throws Exception {
    AmiClient client = exchange.connect();
    client.send("Action: Login", "Username: " + TestExchange.USER, proof);
    assertThat(client.awaitResponse()).containsEntry("Message", "Authentication failed");
    client.awaitEnd();
  }

  @Test
  void cutsOffWhoDoesNotLogIn() throws Exception {
    AmiServerSettings usual = TestExchange.settings(1);
    try (TestExchange impatient =
            new TestExchange(TestExchange.with(usual, usual.sessionsMax(), 50, 1 << 20));
        AmiClient client = impatient.connect()) {
      client.awaitEnd();
    }
  }

  @Test
  void closesConnectionsBeyondTheLimit() throws Exception {
    AmiServerSettings usual = TestExchange.settings(1);
    try (TestExchange small = new TestExchange(TestExchange.with(usual, 1, 5_000, 1 << 20));
        AmiClient first = small.login()) {
      AmiClient second = small.connect();
      second.awaitEnd();
      first.ping();
    }
  }

  @Test
  void saysItIsAsterisk22() throws Exception {
    AmiClient client = exchange.login().send("Action: CoreSettings", "ActionID: 5");
    Map<String, String> settings = client.awaitResponse();
    assertThat(settings).containsEntry("ActionID", "5");
    assertThat(settings.get("AsteriskVersion")).startsWith("22.");
    client.send("Action: CoreStatus");
    assertThat(client.awaitResponse()).containsEntry("CoreCurrentCalls", "0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Foo: bar                                      | Missing action in request
          Action:                                       | Missing action in request
          Action: Nonsense                              | Invalid/unknown command: Nonsense. Use Action: ListCommands to show available commands.
          Action: Command;Command: core show version    | Permission denied
          Action: Hangup                                | No channel specified
          Action: Hangup;Channel: nix                   | No such channel
          Action: Redirect                              | Channel not specified
          Action: Redirect;Channel: nix;Priority: x     | Priority is invalid
          Action: Redirect;Channel: nix;Context: dialer;Exten: hold;Priority: 1 | Channel does not exist: nix
          Action: Bridge                                | Missing channel parameter in request
          Action: Bridge;Channel1: a                    | Missing channel parameter in request
          Action: Bridge;Channel1: a;Channel2: b        | Channel1 does not exist: a
          Action: Setvar                                | No variable specified
          Action: Setvar;Channel: nix;Variable: A       | No such channel
          Action: Getvar                                | No variable specified
          Action: Getvar;Channel: nix;Variable: A       | No such channel
          Action: Status;Channel: nix                   | No such channel
          Action: Challenge;AuthType: XX                | Must specify AuthType
          Action: Originate                             | Channel not specified
          Action: Originate;Channel: nochan;Context: dialer;Exten: hold;Priority: 1 | Invalid channel
          Action: Originate;Channel: Local/1@trunk;Priority: x | Invalid priority
          Action: Originate;Channel: Local/1@trunk;Timeout: x  | Invalid timeout
          Action: Originate;Channel: Local/1@trunk;Context: nix;Exten: hold;Priority: 1;Async: true | Extension does not exist.
          """)
  void answersWhatIsWrongInAsterisksWords(String request, String message) throws Exception {
    AmiClient client = exchange.login().send(request.split(";"));
    Map<String, String> answer = client.awaitResponse();
    assertThat(answer).containsEntry("Response", "Error").containsEntry("Message", message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ping", "CoreSettings", "Originate", "Nonsense"})
  void allowsNothingBeforeLogin(String action) throws Exception {
    AmiClient client = exchange.connect().send("Action: " + action);
    assertThat(client.awaitResponse()).containsEntry("Message", "Permission denied");
  }

  @ParameterizedTest
  @CsvSource({
    "Foo/bar",
    "Local/99103010@nowhere/n",
    "PJSIP/12025550123@nowhere",
    "Local/12ab@trunk/n"
  })
  void whatLeadsNowhereFailsWithReasonZeroAndNoChannel(String dialString) throws Exception {
    AmiClient client = exchange.login();
    originate(client, dialString, "pk-1");
    assertThat(client.awaitEvent("OriginateResponse"))
        .containsEntry("Response", "Failure")
        .containsEntry("Reason", "0");
    client.ping();
    assertThat(client.seen()).noneMatch(m -> "Newchannel".equals(m.get("Event")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pk-12", "pk-1", "pk-"})
  void refusesAnIdThatALiveIdBeginsWith(String id) throws Exception {
    AmiClient client = exchange.login();
    originate(client, "Local/99590000@trunk/n", "pk-12");
    client.awaitEvent("Newstate");
    originate(client, "Local/99590000@trunk/n", id);
    assertThat(client.awaitEvent("OriginateResponse"))
        .containsEntry("Response", "Failure")
        .containsEntry("Reason", "0")
        .containsEntry("Uniqueid", id);
  }

  @Test
  void keepsVariablesAndCutsThemAtCommas() throws Exception {
    AmiClient client = exchange.login();
    client.send(
        "Action: Originate",
        "Channel: Local/99590000@trunk/n",
        "ChannelId: pk-1",
        "Context: dialer",
        "Exten: hold",
        "Priority: 1",
        "Variable: A=1,B=2",
        "Variable: C=3",
        "Async: true");
    client.awaitEvent("Newstate");
    assertThat(get(client, "A") + get(client, "B") + get(client, "C")).isEqualTo("123");
    client.send("Action: Setvar", "Channel: pk-1", "Variable: A", "Value: 9").awaitResponse();
    assertThat(get(client, "A")).isEqualTo("9");
    assertThat(get(client, "UNSET")).isEmpty();
  }

  @Test
  void listsItsChannels() throws Exception {
    AmiClient client = exchange.login();
    originate(client, "Local/99590000@trunk/n", "pk-1");
    client.awaitEvent("Newstate");
    client.send("Action: CoreShowChannels", "ActionID: 7");
    client.await(m -> "7".equals(m.get("ActionID")) && "start".equals(m.get("EventList")));
    Map<String, String> near = client.awaitEvent("CoreShowChannel");
    assertThat(near)
        .containsEntry("ActionID", "7")
        .containsEntry("Uniqueid", "pk-1")
        .containsEntry("ChannelStateDesc", "Ringing")
        .containsEntry("BridgeId", "");
    assertThat(client.awaitEvent("CoreShowChannel")).containsEntry("Uniqueid", "pk-1;2");
    assertThat(client.awaitEvent("CoreShowChannelsComplete")).containsEntry("ListItems", "2");
    client.send("Action: Status", "Channel: pk-1");
    assertThat(client.awaitEvent("Status")).containsEntry("Uniqueid", "pk-1");
    assertThat(client.awaitEvent("StatusComplete")).containsEntry("Items", "1");
  }

  @Test
  void sendsEventsOnlyToWhoMayAndWantsToSeeThem() throws Exception {
    AmiClient deaf = exchange.login().send("Action: Events", "EventMask: off");
    assertThat(deaf.awaitResponse()).containsEntry("Events", "Off");
    AmiClient other = exchange.login();
    originate(other, "Local/99603000@trunk/n", "pk-1");
    other.awaitEvent("Hangup");
    deaf.ping();
    assertThat(deaf.seen()).noneMatch(m -> m.containsKey("Event"));
    deaf.send("Action: Events", "EventMask: call");
    assertThat(deaf.awaitResponse()).containsEntry("Events", "On");
    originate(other, "Local/99603000@trunk/n", "pk-2");
    deaf.awaitEvent("Hangup");
  }

  @Test
  void saysGoodbye() throws Exception {
    AmiClient client = exchange.login().send("Action: Logoff");
    assertThat(client.awaitResponse()).containsEntry("Message", "Thanks for all the fish.");
    client.awaitEnd();
  }

  @Test
  void cutsOffWhoDoesNotReadAndNobodyElse() throws Exception {
    AmiServerSettings usual = TestExchange.settings(1);
    try (TestExchange small =
            new TestExchange(TestExchange.with(usual, usual.sessionsMax(), 5_000, 1 << 17));
        AmiClient reader = small.login();
        StalledClient stalled = new StalledClient(small.server().port())) {
      stalled.floodUntilCutOff("Action: ListCommands\r\n\r\n");
      reader.ping();
    }
  }

  private static String get(AmiClient client, String variable) {
    return client
        .send("Action: Getvar", "Channel: pk-1", "Variable: " + variable)
        .await(m -> variable.equals(m.get("Variable")))
        .get("Value");
  }

  private static void originate(AmiClient client, String dialString, String id) {
    client.send(
        "Action: Originate",
        "Channel: " + dialString,
        "ChannelId: " + id,
        "Context: dialer",
        "Exten: hold",
        "Priority: 1",
        "Async: true");
  }
}
