package org.pacekeeper.asterisk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.pacekeeper.event.LegId;
import org.pacekeeper.event.Outcome;

/**
 * One call to somebody who expects it, through the dialplan that leads go through: dialed,
 * answered, a second of silence, the message, the end. Told step by step. Any thread.
 */
public final class TestCall {
  private static final int HOLD_S = 1;
  private static final int SETTLE_MS = 500;
  private static final int MESSAGE_MS_MAX = 120_000;
  private static final int NOT_YET = -2;

  private final Consumer<String> steps;
  private final String channelId;
  private final long beganNs = System.nanoTime();
  private boolean answered;
  private boolean played;
  private int reason = NOT_YET;
  private int cause = NOT_YET;
  private int sipStatus;

  private TestCall(Consumer<String> steps, long id) {
    this.steps = steps;
    this.channelId = LegId.text(id);
  }

  /**
   * What to dial.
   *
   * @param dialString with the number in it
   * @param message the recording, as the node names it
   * @param codecs of the trunk
   */
  public record Order(
      String dialString, String callerId, String message, int ringTimeoutMs, List<String> codecs) {}

  /**
   * What became of it.
   *
   * @param problems empty when it was answered and the message was played
   */
  public record Result(boolean answered, boolean played, List<String> problems) {}

  /**
   * Calls; returns when the call is over, which may take as long as it rings and the message lasts.
   *
   * @param id of a run of its own, see {@link LegId}
   * @param steps is told each step as it is seen
   * @throws IOException when the node cannot be reached, or refuses the order
   * @throws IllegalArgumentException naming the text that cannot be put into an order
   */
  public static Result place(
      String host,
      int port,
      String user,
      String secret,
      Order order,
      long id,
      Consumer<String> steps)
      throws IOException {
    TestCall call = new TestCall(steps, id);
    try (ManagerTalk talk = ManagerTalk.open(host, port, user, secret, true)) {
      return call.run(talk, order, id);
    }
  }

  private Result run(ManagerTalk talk, Order order, long id) throws IOException {
    Map<String, String> originate = new LinkedHashMap<>();
    originate.put("Channel", ActionFactory.dialString(order.dialString()));
    originate.put("ChannelId", channelId);
    originate.put("OtherChannelId", ActionFactory.otherHalf(id));
    originate.put("Context", ActionFactory.ANSWERED);
    originate.put("Exten", ActionFactory.START);
    originate.put("Priority", "1");
    originate.put("Account", ActionFactory.CALL_ACCOUNT);
    originate.put("Timeout", Integer.toString(order.ringTimeoutMs()));
    originate.put("CallerID", ActionFactory.callerId(order.callerId()));
    originate.put("Async", "true");
    if (!order.codecs().isEmpty()) originate.put("Codecs", ActionFactory.codecs(order.codecs()));
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("PK_HOLD_S", Integer.toString(HOLD_S));
    variables.put("PK_MESSAGE", ActionFactory.message(order.message()));
    Map<String, String> answer = talk.ask("Originate", originate, variables);
    if (!ManagerTalk.succeeded(answer))
      throw new IOException("the node refuses the order: " + answer.get("message"));
    say("the node has taken the order");
    long endNs = beganNs + (order.ringTimeoutMs() + MESSAGE_MS_MAX) * 1_000_000L;
    while (!isOver()) {
      long leftMs = (endNs - System.nanoTime()) / 1_000_000;
      boolean ended = cause != NOT_YET || reason != NOT_YET && !answered;
      Map<String, String> event = talk.event((int) Math.min(leftMs, ended ? SETTLE_MS : leftMs));
      if (event == null) break;
      if (channelId.equals(event.get("uniqueid"))) seen(event);
    }
    return result();
  }

  private boolean isOver() {
    return cause != NOT_YET && reason != NOT_YET;
  }

  private void seen(Map<String, String> event) {
    switch (event.getOrDefault("event", "")) {
      case "Newchannel" -> say("there is a channel: " + event.get("channel"));
      case "Newstate" -> {
        String state = event.getOrDefault("channelstatedesc", "");
        // The answer is told by two ways, of which one may overtake the ringing.
        if (state.equals("Ringing") && !answered) say("it rings");
        else if (state.equals("Up")) answered();
      }
      case "UserEvent" -> {
        if (!"message".equals(event.get("state"))) return;
        played = "SUCCESS".equals(event.get("status"));
        say(played ? "the message was played" : "the message was not played");
      }
      case "OriginateResponse" -> {
        reason = number(event.get("reason"));
        if ("Success".equals(event.get("response"))) answered();
      }
      case "Hangup" -> {
        cause = number(event.get("cause"));
        sipStatus = EventReader.sipStatus(event.get("techcause"));
        say("the call is over: cause " + cause + ", " + event.getOrDefault("cause-txt", ""));
      }
      default -> {}
    }
  }

  /** Told twice, in either order: by the channel and by the response to the order. */
  private void answered() {
    if (!answered) say("answered; a second of silence, then the message");
    answered = true;
  }

  private Result result() {
    List<String> problems = new ArrayList<>();
    if (cause == NOT_YET && reason == NOT_YET)
      problems.add("nothing was heard of its end: may the account read 'call'?");
    else if (!answered) {
      Outcome outcome =
          Causes.classify(
              Math.max(0, cause), sipStatus, reason == NOT_YET ? -1 : reason, false, false);
      problems.add(
          "not answered: "
              + outcome.name().toLowerCase(Locale.ROOT).replace('_', '-')
              + (sipStatus > 0 ? ", SIP " + sipStatus : "")
              + (cause > 0 ? ", cause " + cause : ""));
    } else if (!played) problems.add("the message was not played to its end");
    return new Result(answered, played, problems);
  }

  private void say(String step) {
    steps.accept(
        String.format(Locale.ROOT, "%6.2f s  %s", (System.nanoTime() - beganNs) / 1e9, step));
  }

  private static int number(String text) {
    return text != null && text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : -1;
  }
}
