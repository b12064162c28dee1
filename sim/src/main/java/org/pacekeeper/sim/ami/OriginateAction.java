package org.pacekeeper.sim.ami;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Originate: checks the form as Asterisk does, in its order, then hands over to the exchange. */
final class OriginateAction {
  private static final int UNIQUE_ID_CHARS_MAX = 149;
  private static final int TIMEOUT_DEFAULT_MS = 30_000;

  private final Exchange exchange;

  OriginateAction(Exchange exchange) {
    this.exchange = exchange;
  }

  List<Action> all() {
    return List.of(
        new Action(
            "Originate", "Originate a call.", Set.of(EventClass.ORIGINATE), this::originate));
  }

  private void originate(AmiSession session, AmiRequest request) {
    String fault = fault(request);
    if (fault != null) {
      Responses.error(session, request, fault);
      return;
    }
    OriginateOrder order = order(request);
    // now and then the call is quicker than the answer
    boolean answerFirst = !exchange.oneIn(20);
    if (answerFirst) Responses.success(session, request, "Originate successfully queued");
    if (answerFirst) exchange.soon(() -> exchange.originate(order));
    else exchange.originate(order);
    if (!answerFirst) Responses.success(session, request, "Originate successfully queued");
  }

  /** What is wrong with it, null when nothing is. */
  private String fault(AmiRequest request) {
    String channel = request.get("Channel");
    String priority = request.get("Priority");
    String timeout = request.get("Timeout");
    if (channel.isEmpty()) return "Channel not specified";
    if (!priority.isEmpty() && !priority.matches("\\d{1,9}")) return "Invalid priority";
    if (!timeout.isEmpty() && !timeout.matches("\\d{1,9}")) return "Invalid timeout";
    if (channel.indexOf('/') < 1) return "Invalid channel";
    if (request.get("ChannelId").length() > UNIQUE_ID_CHARS_MAX
        || request.get("OtherChannelId").length() > UNIQUE_ID_CHARS_MAX)
      return "Uniqueid length exceeds maximum of " + UNIQUE_ID_CHARS_MAX;
    if (request.get("Application").isEmpty() && !exchange.dialplan().exists(place(request)))
      return "Extension does not exist.";
    if (!request.get("Async").matches("(?i)true|yes|on|1"))
      return "The simulated exchange originates asynchronously only: expected Async: true";
    return null;
  }

  private static OriginateOrder order(AmiRequest request) {
    String timeout = request.get("Timeout");
    return new OriginateOrder(
        request.get("Channel"),
        request.get("ActionID"),
        request.get("ChannelId"),
        request.get("OtherChannelId"),
        place(request),
        request.get("Application"),
        request.get("Data"),
        timeout.isEmpty() ? TIMEOUT_DEFAULT_MS : Integer.parseInt(timeout),
        request.get("Account"),
        CallerId.parse(request.get("CallerID")),
        request.get("Codecs"),
        variables(request));
  }

  private static DialplanPlace place(AmiRequest request) {
    String priority = request.get("Priority");
    return new DialplanPlace(
        request.get("Context"),
        request.get("Exten"),
        priority.isEmpty() ? 1 : Integer.parseInt(priority));
  }

  /** As Asterisk has it: several headers, each cut at its commas outside of quotes. */
  private static Map<String, String> variables(AmiRequest request) {
    Map<String, String> variables = new HashMap<>();
    for (String header : request.all("Variable"))
      for (String assignment : header.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")) {
        int equals = assignment.indexOf('=');
        if (equals > 0)
          variables.put(
              assignment.substring(0, equals).strip(),
              assignment.substring(equals + 1).replace("\"", ""));
      }
    return variables;
  }
}
