package org.pacekeeper.sim.ami;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;

/** The actions by name, and what is said where there is none. Event loop only. */
final class ActionTable {
  private final TreeMap<String, Action> actions = new TreeMap<>();

  ActionTable(Iterable<Action> known) {
    for (Action action : known) actions.put(key(action.name()), action);
    actions.put(
        "listcommands",
        new Action("ListCommands", "List available manager commands.", Set.of(), this::list));
  }

  void handle(AmiSession session, AmiRequest request) {
    String name = request.get("Action");
    Action action = actions.get(key(name));
    if (request.fault() == AmiRequest.Fault.TOO_MANY_LINES) {
      AmiRequest anonymous = new AmiRequest(List.of(), request.fault());
      Responses.error(session, anonymous, request.fault().message());
    } else if (request.fault() != null) {
      Responses.error(session, request, request.fault().message());
    } else if (name.isEmpty()) {
      Responses.error(session, request, "Missing action in request");
    } else if (session.account() == null && !beforeLogin(name)) {
      Responses.error(session, request, "Permission denied");
    } else if (action == null) {
      Responses.error(
          session,
          request,
          "Invalid/unknown command: "
              + name
              + ". Use Action: ListCommands to show available commands.");
    } else if (!action.allowedTo(session.account())) {
      Responses.error(session, request, "Permission denied");
    } else {
      action.handler().handle(session, request);
    }
  }

  private static boolean beforeLogin(String name) {
    return switch (key(name)) {
      case "login", "logoff", "challenge" -> true;
      default -> false;
    };
  }

  private void list(AmiSession session, AmiRequest request) {
    AmiText text = Responses.begin(request, "Success");
    for (Action action : actions.values()) text.header(action.name(), action.described());
    session.send(text.bytes());
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
