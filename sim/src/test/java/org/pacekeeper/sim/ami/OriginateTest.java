package org.pacekeeper.sim.ami;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an originate to each scripted far end ends with, as recorded from Asterisk 22. */
class OriginateTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # far end,            timeout, response, reason, hangup causes of ;1 and ;2
          Local/99103010@trunk/n,    8000, Success, 4, 16, 16
          Local/99303010@trunk/n,    8000, Failure, 5,  0, 17
          Local/99403010@trunk/n,    8000, Failure, 8,  0, 34
          Local/99503010@trunk/n,     500, Failure, 3, 19, 19
          Local/99603010@trunk/n,    8000, Failure, 0,  1,  1
          Local/99703010@trunk/n,    8000, Failure, 0, 21, 21
          Local/99903010@trunk/n,     500, Failure, 3, 19, 19
          """)
  void overLocalChannels(
      String dialString, int timeoutMs, String response, int reason, int near, int far)
      throws Exception {
    try (TestExchange exchange = new TestExchange(10);
        AmiClient client = exchange.login()) {
      originate(client, dialString, timeoutMs);
      Map<String, String> answer = end(client, 2);
      assertThat(answer).containsEntry("Response", response);
      assertThat(answer).containsEntry("Reason", Integer.toString(reason));
      assertThat(hangup(client.seen(), "pk-1")).containsEntry("Cause", Integer.toString(near));
      assertThat(hangup(client.seen(), "pl-1")).containsEntry("Cause", Integer.toString(far));
    }
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          PJSIP/99103010@carrier, 8000, Success, 4, 16,
          PJSIP/99303010@carrier, 8000, Failure, 0, 17, 486
          PJSIP/99403010@carrier, 8000, Failure, 0, 34, 503
          PJSIP/99503010@carrier,  500, Failure, 3, 19, 480
          PJSIP/99603010@carrier, 8000, Failure, 0,  1, 404
          PJSIP/99703010@carrier, 8000, Failure, 0, 21, 603
          """)
  void overPjsipEveryRefusalHasReasonZeroAndItsSipStatus(
      String dialString, int timeoutMs, String response, int reason, int cause, String sipStatus)
      throws Exception {
    try (TestExchange exchange = new TestExchange(10);
        AmiClient client = exchange.login()) {
      originate(client, dialString, timeoutMs);
      Map<String, String> answer = end(client, 1);
      assertThat(answer).containsEntry("Response", response);
      assertThat(answer).containsEntry("Reason", Integer.toString(reason));
      Map<String, String> hangup = hangup(client.seen(), "pk-1");
      assertThat(hangup).containsEntry("Cause", Integer.toString(cause));
      assertThat(hangup.get("TechCause")).isEqualTo(sipStatus);
    }
  }

  private static void originate(AmiClient client, String dialString, int timeoutMs) {
    client.send(
        "Action: Originate",
        "ActionID: a1",
        "Channel: " + dialString,
        "ChannelId: pk-1",
        "OtherChannelId: pl-1",
        "Context: dialer",
        "Exten: hold",
        "Priority: 1",
        "Timeout: " + timeoutMs,
        "CallerID: Pace <+12025550100>",
        "Variable: LEAD=7,HOLD=60",
        "Async: true");
  }

  /** Reads on until every channel is gone and the response is there, in whatever order. */
  private static Map<String, String> end(AmiClient client, int channels) {
    int[] missing = {channels + 1};
    client.await(
        message -> {
          String event = message.getOrDefault("Event", "");
          if (event.equals("Hangup") || event.equals("OriginateResponse")) missing[0]--;
          return missing[0] == 0;
        });
    return client.seen().stream()
        .filter(message -> "OriginateResponse".equals(message.get("Event")))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, String> hangup(List<Map<String, String>> seen, String uniqueId) {
    return seen.stream()
        .filter(message -> "Hangup".equals(message.get("Event")))
        .filter(message -> uniqueId.equals(message.get("Uniqueid")))
        .findFirst()
        .orElseThrow();
  }
}
