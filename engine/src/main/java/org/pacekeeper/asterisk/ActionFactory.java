package org.pacekeeper.asterisk;

import static org.pacekeeper.asterisk.CheckedText.checked;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.asteriskjava.manager.action.BridgeAction;
import org.asteriskjava.manager.action.HangupAction;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.action.MixMonitorMuteAction;
import org.asteriskjava.manager.action.OriginateAction;
import org.asteriskjava.manager.action.RedirectAction;
import org.asteriskjava.manager.action.SetVarAction;
import org.asteriskjava.manager.action.StopMixMonitorAction;
import org.pacekeeper.command.PbxCommand;
import org.pacekeeper.event.AnswerSettings;
import org.pacekeeper.event.LegId;

/**
 * Commands into manager actions, and the last place where their text is checked: Asterisk-Java
 * writes whatever it is given, and a line break would begin a header of somebody else's choice. A
 * text that has anything in it but what its kind needs is refused, not mended: a call with another
 * caller id than was asked for would be worse than none. Pure; any thread.
 */
final class ActionFactory {
  /** Context and extension names of {@code config/asterisk/extensions_pacekeeper.conf}. */
  static final String ANSWERED = "pacekeeper-answered";

  static final String AGENT = "pacekeeper-agent";
  static final String MESSAGE = "pacekeeper-message";
  static final String MACHINE = "pacekeeper-machine";
  static final String ACROSS = "pacekeeper-across";
  static final String HELD = "pacekeeper-held";
  static final String THIRD = "pacekeeper-third";
  static final String TOGETHER = "pacekeeper-together";
  static final String RECORDED = "pacekeeper-recorded";

  static final String CALLER_WAITS = "pacekeeper-caller-waits";

  /** The far half of a caller's leg fetches the caller from there. */
  private static final String CALLER = "Local/s@pacekeeper-caller/n";

  /** A Local channel is there at once, or never. */
  private static final int TAKE_TIMEOUT_MS = 5_000;

  /** The extension at which a leg that was dialed begins, and that of one that comes back. */
  static final String START = "s";

  static final String BACK = "back";

  /** What the account code says of a leg; the dialplan tells by it who has talked to an agent. */
  static final String CALL_ACCOUNT = "call";

  static final String CALLER_ACCOUNT = "caller";

  static final String AGENT_ACCOUNT = "agent-";
  static final String THIRD_ACCOUNT = "third-";

  /** The longest extension that Asterisk keeps whole. */
  private static final int EXTENSION_MAX = 79;

  private static final int NORMAL_CLEARING = 16;
  private static final Pattern DIAL_STRING =
      Pattern.compile("[A-Za-z0-9]{1,16}/[A-Za-z0-9+*#@/._:~-]{1,200}");
  private static final Pattern CALLER_ID =
      Pattern.compile(
          "|\\+?[0-9]{1,20}|\"?[A-Za-z0-9][A-Za-z0-9 .'&_-]{0,63}\"? <\\+?[0-9]{1,20}>");
  private static final Pattern KEY = Pattern.compile("[0-9*]?");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,32}");
  private static final Pattern CODEC = Pattern.compile("[a-z0-9]{2,16}");
  private static final Pattern PIN = Pattern.compile("[0-9]{3,12}");
  private static final Pattern FILE =
      Pattern.compile("[A-Za-z0-9_-]([A-Za-z0-9_-]|[./](?=[A-Za-z0-9_-])){0,199}");
  private static final Pattern MESSAGE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_/-]{1,79}");

  private ActionFactory() {}

  /**
   * @throws IllegalArgumentException naming the text that was refused
   */
  static ManagerAction action(PbxCommand command) {
    if (command instanceof PbxCommand.Originate c) return originate(c);
    if (command instanceof PbxCommand.TakeInbound c) return takeInbound(c);
    if (command instanceof PbxCommand.CallAgent c) return callAgent(c);
    if (command instanceof PbxCommand.Connect c) return connect(c);
    if (command instanceof PbxCommand.ConnectAcross c) return connectAcross(c);
    if (command instanceof PbxCommand.PlayMessage c) return playMessage(c);
    if (command instanceof PbxCommand.LeaveMessage c) return leaveMessage(c);
    if (command instanceof PbxCommand.CallThird c) return callThird(c);
    if (command instanceof PbxCommand.Consult c) return bridge(c.thirdLegId(), c.agentLegId());
    if (command instanceof PbxCommand.HandOver c) return bridge(c.callId(), c.thirdLegId());
    if (command instanceof PbxCommand.Mute c)
      return new SetVarAction(LegId.text(c.legId()), "MUTEAUDIO(in)", c.muted() ? "on" : "off");
    if (command instanceof PbxCommand.PauseRecording c)
      return new MixMonitorMuteAction(LegId.text(c.callId()), "both", c.paused() ? 1 : 0);
    if (command instanceof PbxCommand.StopRecording c)
      return new StopMixMonitorAction(LegId.text(c.callId()));
    return hangup(legId(command));
  }

  /** The leg that a command is about; for a connect the call. */
  static long legId(PbxCommand command) {
    if (command instanceof PbxCommand.Originate c) return c.callId();
    if (command instanceof PbxCommand.TakeInbound c) return c.callId();
    if (command instanceof PbxCommand.CallAgent c) return c.legId();
    if (command instanceof PbxCommand.Connect c) return c.callId();
    if (command instanceof PbxCommand.ConnectAcross c) return c.callId();
    if (command instanceof PbxCommand.PlayMessage c) return c.callId();
    if (command instanceof PbxCommand.LeaveMessage c) return c.callId();
    if (command instanceof PbxCommand.Hangup c) return c.callId();
    if (command instanceof PbxCommand.HangupAgent c) return c.legId();
    if (command instanceof PbxCommand.CallThird c) return c.legId();
    if (command instanceof PbxCommand.Hold c) return c.callId();
    if (command instanceof PbxCommand.Consult c) return c.callId();
    if (command instanceof PbxCommand.HandOver c) return c.callId();
    if (command instanceof PbxCommand.ThreeWay c) return c.callId();
    if (command instanceof PbxCommand.Mute c) return c.legId();
    if (command instanceof PbxCommand.RecordCall c) return c.callId();
    if (command instanceof PbxCommand.PauseRecording c) return c.callId();
    if (command instanceof PbxCommand.StopRecording c) return c.callId();
    throw new IllegalArgumentException("unknown command " + command);
  }

  private static OriginateAction originate(PbxCommand.Originate c) {
    Map<String, String> variables = new LinkedHashMap<>();
    // BridgeWait's timeout is in whole seconds.
    variables.put("PK_HOLD_S", Integer.toString(Math.max(1, (c.holdTimeoutMs() + 999) / 1000)));
    variables.put("PK_MESSAGE", message(c.message()));
    answering(c.answering(), variables);
    // Quoted, because a comma ends a variable.
    variables.put("CHANNEL(hangup_handler_push)", "\"pacekeeper-ended,s,1\"");
    OriginateAction action =
        leg(c.callId(), c.dialString(), ANSWERED, CALL_ACCOUNT, c.ringTimeoutMs());
    String callerId = checked("caller id", c.callerId(), CALLER_ID);
    if (!callerId.isEmpty()) action.setCallerId(callerId);
    action.setVariables(variables);
    if (!c.codecs().isEmpty()) action.setCodecs(codecs(c.codecs()));
    return action;
  }

  static String codecs(List<String> codecs) {
    for (String codec : codecs) checked("codec", codec, CODEC);
    return String.join(",", codecs);
  }

  /** The arguments of AMD and of WaitForSilence, and the messages' key. */
  private static void answering(PbxCommand.Answering answering, Map<String, String> variables) {
    AnswerSettings.Detection d = answering.detection();
    if (d != null)
      variables.put(
          "PK_AMD",
          quoted(
              d.initialSilenceMs(),
              d.greetingMs(),
              d.afterGreetingSilenceMs(),
              d.totalAnalysisMs(),
              d.minimumWordMs(),
              d.betweenWordsSilenceMs(),
              d.maximumWords(),
              d.silenceThreshold(),
              d.maximumWordMs()));
    if (answering.beepWaitMaxMs() > 0)
      variables.put(
          "PK_BEEP",
          quoted(answering.beepSilenceMs(), 1, Math.max(1, answering.beepWaitMaxMs() / 1000)));
    String key = checked("opt-out key", answering.optOutKey(), KEY);
    if (!key.isEmpty()) variables.put("PK_OPT_OUT", key);
  }

  private static String quoted(int... numbers) {
    StringBuilder text = new StringBuilder("\"");
    for (int number : numbers) text.append(text.length() > 1 ? "," : "").append(number);
    return text.append('"').toString();
  }

  private static RedirectAction leaveMessage(PbxCommand.LeaveMessage c) {
    return new RedirectAction(LegId.text(c.callId()), MACHINE, message(c.message()), 1);
  }

  private static OriginateAction callAgent(PbxCommand.CallAgent c) {
    String account = AGENT_ACCOUNT + checked("agent", c.agent(), NAME);
    OriginateAction action = leg(c.legId(), c.dialString(), AGENT, account, c.ringTimeoutMs());
    if (!c.pin().isEmpty()) {
      Map<String, String> variables = new LinkedHashMap<>();
      variables.put("PK_PIN", checked("PIN", c.pin(), PIN));
      variables.put("PK_PIN_DIGITS", Integer.toString(c.pin().length()));
      action.setVariables(variables);
    }
    return action;
  }

  /** A leg of ours for somebody who called; where it leads is in a variable. */
  private static OriginateAction takeInbound(PbxCommand.TakeInbound c) {
    int holdS = Math.max(1, (c.holdTimeoutMs() + 999) / 1000);
    boolean announces = !c.announcement().isEmpty();
    int everyS = announces ? Math.max(1, (c.announceEveryMs() + 999) / 1000) : holdS;
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("PK_CALLER", checked("channel", c.channel(), Arrivals.CHANNEL));
    variables.put("PK_HOLD_S", Integer.toString(holdS));
    variables.put("PK_ANNOUNCE_S", Integer.toString(everyS));
    if (announces) variables.put("PK_ANNOUNCE", message(c.announcement()));
    // Tells how long a recording has become.
    variables.put("CHANNEL(hangup_handler_push)", "\"pacekeeper-ended,s,1\"");
    OriginateAction action = leg(c.callId(), CALLER, CALLER_WAITS, CALLER_ACCOUNT, TAKE_TIMEOUT_MS);
    action.setVariables(variables);
    return action;
  }

  private static OriginateAction callThird(PbxCommand.CallThird c) {
    OriginateAction action =
        leg(
            c.legId(),
            c.dialString(),
            THIRD,
            THIRD_ACCOUNT + conference(c.callId()),
            c.ringTimeoutMs());
    String callerId = checked("caller id", c.callerId(), CALLER_ID);
    if (!callerId.isEmpty()) action.setCallerId(callerId);
    if (!c.codecs().isEmpty()) action.setCodecs(codecs(c.codecs()));
    return action;
  }

  private static BridgeAction connect(PbxCommand.Connect c) {
    BridgeAction action = bridge(c.callId(), c.agentLegId());
    // The tone is for the second channel.
    if (c.beep()) action.setTone(true);
    return action;
  }

  private static BridgeAction bridge(long first, long second) {
    return new BridgeAction(LegId.text(first), LegId.text(second));
  }

  /** To another place in the dialplan, from wherever it is. */
  static RedirectAction redirect(long legId, String context, String exten) {
    return new RedirectAction(LegId.text(legId), context, exten, 1);
  }

  /** The extension of {@link #HELD}: the seconds in five digits, then the recording if any. */
  static String held(PbxCommand.Hold c) {
    int seconds = Math.max(1, Math.min(99_999, (c.limitMs() + 999) / 1000));
    return String.format("%05d", seconds) + (c.message().isEmpty() ? "" : message(c.message()));
  }

  /** The extension of {@link #TOGETHER}: one conference for each call. */
  static String conference(long callId) {
    return LegId.text(callId).substring(3);
  }

  private static RedirectAction connectAcross(PbxCommand.ConnectAcross c) {
    String way = checked("dial string", c.dialString(), DIAL_STRING);
    if (way.length() > EXTENSION_MAX)
      throw new IllegalArgumentException(
          "dial string '" + way + "' refused: expected at most " + EXTENSION_MAX + " characters");
    return new RedirectAction(LegId.text(c.callId()), ACROSS, way, 1);
  }

  private static RedirectAction playMessage(PbxCommand.PlayMessage c) {
    return new RedirectAction(LegId.text(c.callId()), MESSAGE, message(c.message()), 1);
  }

  private static HangupAction hangup(long legId) {
    return new HangupAction(LegId.text(legId), NORMAL_CLEARING);
  }

  private static OriginateAction leg(
      long legId, String dialString, String context, String account, int ringTimeoutMs) {
    OriginateAction action = new OriginateAction();
    action.setAsync(true);
    action.setChannel(checked("dial string", dialString, DIAL_STRING));
    action.setChannelId(LegId.text(legId));
    action.setOtherChannelId(otherHalf(legId));
    action.setContext(context);
    action.setExten("s");
    action.setPriority(1);
    action.setAccount(account);
    action.setTimeout((long) ringTimeoutMs);
    return action;
  }

  /** The id of a Local channel's far half: of the same width, and none of ours. */
  static String otherHalf(long legId) {
    return "pl-" + LegId.text(legId).substring(3);
  }

  /** A path below the folder for recordings, which leads nowhere else. */
  static String file(String path) {
    return checked("file", path, FILE);
  }

  static String message(String name) {
    return checked("message", name, MESSAGE_NAME);
  }

  static String dialString(String text) {
    return checked("dial string", text, DIAL_STRING);
  }

  static String callerId(String text) {
    return checked("caller id", text, CALLER_ID);
  }
}
