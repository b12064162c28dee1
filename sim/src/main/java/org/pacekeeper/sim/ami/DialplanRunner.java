package org.pacekeeper.sim.ami;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a channel through the dialplan, step by step, until one waits or hangs up. Event loop only.
 */
final class DialplanRunner {
  static final Set<String> APPLICATIONS =
      Set.of(
          "AMD",
          "Answer",
          "Bridge",
          "BridgeWait",
          "ChannelRedirect",
          "ConfBridge",
          "Dial",
          "ExecIf",
          "Gosub",
          "Goto",
          "GotoIf",
          "Hangup",
          "MixMonitor",
          "NoOp",
          "Playback",
          "Read",
          "Return",
          "Set",
          "StopMixMonitor",
          "UserEvent",
          "Wait",
          "WaitForSilence");

  /** What a handler of a channel's end may do: nothing that waits. */
  private static final Set<String> ENDING =
      Set.of("Goto", "GotoIf", "NoOp", "Return", "Set", "StopMixMonitor", "UserEvent");

  private static final DialplanPlace ENDED = new DialplanPlace("pacekeeper-ended", "s", 1);

  private static final Set<String> WAITING =
      Set.of("AMD", "BridgeWait", "ConfBridge", "Playback", "Read", "Wait", "WaitForSilence");

  /** A dialplan that goes round without ever waiting is ended, as it would hog a real one. */
  private static final int STEPS_WITHOUT_WAITING_MAX = 1_000;

  private static final Pattern HOLD_SECONDS = Pattern.compile("S\\(([0-9.]+)\\)");
  private static final int NORMAL_CLEARING = 16;

  private final Exchange exchange;
  private final Dialplan dialplan;
  private final double messageSeconds;
  private final KeyReader keys;
  private final MachineDetection detection;
  private final Joining joining;

  DialplanRunner(Exchange exchange, Dialplan dialplan, double messageSeconds) {
    this.exchange = exchange;
    this.dialplan = dialplan;
    this.messageSeconds = messageSeconds;
    this.keys = new KeyReader(exchange, messageSeconds, this::next);
    this.detection = new MachineDetection(exchange, this::next);
    this.joining = new Joining(exchange);
  }

  boolean exists(DialplanPlace place) {
    return dialplan.exists(place);
  }

  /** Goes on at the channel's place. */
  void run(SimChannel channel) {
    for (int i = 0; i < STEPS_WITHOUT_WAITING_MAX; i++) {
      Dialplan.Step step = dialplan.step(channel.place());
      if (step == null) break;
      String data = DialplanVariables.substitute(channel, exchange.epochMicros(), step.data());
      channel.application(step.application(), data);
      boolean tooLate = !channel.call().isUp(channel);
      DialplanPlace place = channel.place();
      if (!(tooLate && WAITING.contains(step.application()))
          && !carryOut(channel, step.application(), data)) return;
      if (tooLate) {
        channel.place(place);
        channel.call().tooLate(channel);
        return;
      }
    }
    channel.call().hangUp(channel, NORMAL_CLEARING);
  }

  /** Goes on with the step after the present one. */
  void next(SimChannel channel) {
    channel.place(channel.place().at(channel.priority() + 1));
    run(channel);
  }

  /**
   * @return whether to go straight on at the channel's place
   */
  private boolean carryOut(SimChannel channel, String application, String data) {
    switch (application) {
      case "Goto" -> channel.place(dialplan.target(channel.place(), data));
      case "GotoIf" -> branch(channel, data);
      case "Answer" -> {
        channel.call().answer(channel);
        step(channel);
      }
      case "ChannelRedirect" -> {
        redirect(data.split(",", 2));
        step(channel);
      }
      case "UserEvent" -> {
        exchange.events().userEvent(channel, data);
        step(channel);
      }
      case "Set" -> {
        int equals = data.indexOf('=');
        if (equals > 0) set(channel, data.substring(0, equals), data.substring(equals + 1));
        step(channel);
      }
      case "Gosub" -> {
        channel.returns().push(channel.place().at(channel.priority() + 1));
        channel.place(dialplan.target(channel.place(), data));
      }
      case "Return" -> {
        DialplanPlace back = channel.returns().poll();
        channel.place(back == null ? new DialplanPlace("", "", 1) : back);
      }
      case "MixMonitor" -> {
        channel.recorder().begin(data, channel);
        channel.variables().put("MIXMONITOR_FILENAME", data);
        step(channel);
      }
      case "StopMixMonitor" -> {
        channel.recorder().end();
        step(channel);
      }
      case "Bridge" -> {
        if (joining.bridge(channel, data.split(",")[0])) return false;
        step(channel);
      }
      case "BridgeWait" -> {
        exchange.bridges().hold(channel, data.split(",")[0]);
        Matcher seconds = HOLD_SECONDS.matcher(data);
        if (seconds.find())
          exchange.later(channel, Double.parseDouble(seconds.group(1)), this::holdIsOver);
        return false;
      }
      case "AMD" -> {
        detection.listen(channel);
        return false;
      }
      case "WaitForSilence" -> {
        detection.awaitBeep(channel);
        return false;
      }
      case "ConfBridge" -> {
        exchange.bridges().confer(channel, data);
        return false;
      }
      case "Read" -> {
        keys.read(channel, data.split(",", -1));
        return false;
      }
      case "Dial" -> {
        if (joining.dialAcross(channel, data)) return false;
        step(channel);
      }
      case "Playback" -> {
        exchange.later(channel, messageSeconds, this::played);
        return false;
      }
      case "Wait" -> {
        exchange.later(channel, Double.parseDouble(data), this::next);
        return false;
      }
      case "Hangup" -> {
        int cause = data.isBlank() ? NORMAL_CLEARING : Integer.parseInt(data.strip());
        channel.call().hangUp(channel, cause);
        return false;
      }
      // nothing to show
      default -> step(channel);
    }
    return true;
  }

  /** A channel is told apart by its account code, which the exchange reports. */
  private void set(SimChannel channel, String name, String value) {
    if (name.equals("CHANNEL(accountcode)")) {
      String old = channel.accountCode();
      channel.accountCode(value);
      exchange.events().newAccountCode(channel, old);
    } else {
      channel.variables().put(name, value);
    }
  }

  /** {@code CHANNEL} and where it is to go; without effect when it is gone. */
  private void redirect(String[] data) {
    SimChannel other = exchange.find(data[0]);
    if (other != null) other.call().redirect(other, dialplan.target(other.place(), data[1]));
  }

  /** Runs the handler that an originate has pushed onto the channel, which has ended. */
  void ended(SimChannel channel) {
    if (!channel.variables().containsKey("CHANNEL(hangup_handler_push)")) return;
    DialplanPlace before = channel.place();
    channel.place(ENDED);
    for (int i = 0; i < STEPS_WITHOUT_WAITING_MAX; i++) {
      Dialplan.Step step = dialplan.step(channel.place());
      if (step == null || !ENDING.contains(step.application())) break;
      if (step.application().equals("Return")) break;
      carryOut(
          channel,
          step.application(),
          DialplanVariables.substitute(channel, exchange.epochMicros(), step.data()));
    }
    channel.place(before);
  }

  private void branch(SimChannel channel, String data) {
    int question = data.indexOf('?');
    String condition = data.substring(0, question).strip();
    String[] targets = data.substring(question + 1).split(":", 2);
    boolean yes = !condition.isEmpty() && !condition.equals("0");
    String target = yes ? targets[0] : targets.length > 1 ? targets[1] : "";
    if (target.isBlank()) step(channel);
    else channel.place(dialplan.target(channel.place(), target));
  }

  /** A key reaches the channel; nobody may be reading it. */
  void pressed(SimChannel channel, char key) {
    keys.pressed(channel, key);
  }

  private void holdIsOver(SimChannel channel) {
    exchange.bridges().leave(channel);
    next(channel);
  }

  private void played(SimChannel channel) {
    channel.variables().put("PLAYBACKSTATUS", "SUCCESS");
    next(channel);
  }

  private static void step(SimChannel channel) {
    channel.place(channel.place().at(channel.priority() + 1));
  }
}
