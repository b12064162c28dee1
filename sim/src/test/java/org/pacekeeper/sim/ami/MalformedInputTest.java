package org.pacekeeper.sim.ami;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.Test;

/** Nothing a client sends harms the server or another client. */
class MalformedInputTest {
  private static TestExchange exchange;

  @BeforeContainer
  static void start() {
    exchange = new TestExchange(100);
  }

  @AfterContainer
  static void stop() throws IOException {
    exchange.close();
  }

  @Property(tries = 100)
  void survivesAnyBytes(@ForAll byte[] bytes) throws IOException {
    try (AmiClient client = new AmiClient(exchange.server().port());
        AmiClient other = new AmiClient(exchange.server().port())) {
      client.login(TestExchange.USER, TestExchange.SECRET);
      client.sendRaw(bytes).sendRaw("\r\n\r\n\r\n\r\n");
      client.ping();
      other.login(TestExchange.USER, TestExchange.SECRET).ping();
    }
  }

  @Property(tries = 100)
  void answersEveryRequestWhateverItsHeadersHold(
      @ForAll("actions") String action, @ForAll("headers") List<String> headers)
      throws IOException {
    try (AmiClient client = new AmiClient(exchange.server().port())) {
      client.login(TestExchange.USER, TestExchange.SECRET);
      client.send("Action: " + action, "ActionID: me", String.join("\r\n", headers));
      assertThat(client.await(m -> "me".equals(m.get("ActionID")))).containsKey("Response");
      client.ping();
    }
  }

  @Provide
  Arbitrary<String> actions() {
    return Arbitraries.of(
        "Originate",
        "Hangup",
        "Redirect",
        "Bridge",
        "Setvar",
        "Getvar",
        "Status",
        "Events",
        "Challenge",
        "Command",
        "CoreShowChannels",
        "ListCommands");
  }

  @Provide
  Arbitrary<List<String>> headers() {
    Arbitrary<String> name =
        Arbitraries.of(
            "Channel",
            "Channel1",
            "Channel2",
            "ChannelId",
            "OtherChannelId",
            "Context",
            "Exten",
            "Priority",
            "Timeout",
            "Variable",
            "Value",
            "CallerID",
            "Async",
            "Cause",
            "EventMask",
            "Application");
    Arbitrary<String> likely =
        Arbitraries.of(
            "Local/99103000@trunk/n",
            "Local/@/n",
            "Local/",
            "PJSIP/1001",
            "PJSIP/@carrier",
            "Local/1001@phones/n",
            "dialer",
            "hold",
            "1",
            "0",
            "-1",
            "99999999999",
            "true",
            "<",
            "a=b",
            "${EXTEN}",
            "$[",
            "pk-1",
            "call");
    Arbitrary<String> wild = Arbitraries.strings().excludeChars('\r', '\n').ofMaxLength(300);
    return name.flatMap(
            n ->
                Arbitraries.frequencyOf(Tuple.of(3, likely), Tuple.of(1, wild))
                    .map(value -> n + ": " + value))
        .list()
        .ofMinSize(1)
        .ofMaxSize(12);
  }

  @Test
  void tellsALineThatIsTooLongAndGoesOn() throws IOException {
    try (TestExchange own = new TestExchange(1);
        AmiClient client = own.login()) {
      client.send("Action: Ping", "X: " + "a".repeat(2_000), "ActionID: 3");
      assertThat(client.awaitResponse())
          .containsEntry("ActionID", "3")
          .containsEntry("Message", "Failed to parse message: line too long");
      client.ping();
    }
  }

  @Test
  void tellsAMessageOfTooManyLinesAndGoesOn() throws IOException {
    try (TestExchange own = new TestExchange(1);
        AmiClient client = own.login()) {
      client.send("Action: Ping", "ActionID: 5", "H: x\r\n".repeat(125) + "Last: x");
      assertThat(client.awaitResponse()).containsEntry("ActionID", "5").containsKey("Ping");
      client.send("Action: Ping", "ActionID: 6", "H: x\r\n".repeat(140) + "Last: x");
      Map<String, String> answer = client.awaitResponse();
      assertThat(answer)
          .containsEntry("Message", "Too many lines in message or allocation failure")
          .doesNotContainKey("ActionID");
      client.ping();
    }
  }

  @Test
  void takesLinesAsAsteriskDoes() throws IOException {
    try (TestExchange own = new TestExchange(1);
        AmiClient client = own.login()) {
      for (String request :
          List.of(
              "Action: Ping\nActionID: 1\n\n",
              "action:ping\r\nactionid:1\r\n\r\n",
              "nonsense without a colon\r\nAction: Ping\r\nActionID: 1\r\n\r\n",
              "Action: Ping\r\nActionID: 1\r\nActionID: 2\r\n\r\n")) {
        client.sendRaw(request.getBytes(StandardCharsets.UTF_8));
        assertThat(client.awaitResponse()).containsEntry("ActionID", "1").containsKey("Ping");
      }
    }
  }
}
