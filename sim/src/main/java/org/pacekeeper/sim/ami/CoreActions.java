package org.pacekeeper.sim.ami;

import java.util.List;
import java.util.Set;

/** The actions about the exchange as a whole. */
final class CoreActions {
  private static final String VERSION = "22.10.1";
  private static final Set<EventClass> REPORTING = Set.of(EventClass.SYSTEM, EventClass.REPORTING);

  private final Exchange exchange;

  CoreActions(Exchange exchange) {
    this.exchange = exchange;
  }

  List<Action> all() {
    return List.of(
        new Action(
            "Command", "Execute Asterisk CLI Command.", Set.of(EventClass.COMMAND), this::command),
        new Action(
            "CoreSettings", "Show PBX core settings (version etc).", REPORTING, this::settings),
        new Action("CoreStatus", "Show PBX core status variables.", REPORTING, this::status));
  }

  private void command(AmiSession session, AmiRequest request) {
    String command = request.get("Command");
    if (command.isEmpty()) {
      Responses.error(session, request, "No command provided");
      return;
    }
    boolean known = command.equals("core show version");
    String output =
        known
            ? "Asterisk " + VERSION + " as simulated by Pacekeeper"
            : "No such command '%s' (type 'core show help %s' for other possible commands)"
                .formatted(command, command);
    session.send(
        Responses.begin(request, known ? "Success" : "Error")
            .header("Message", "Command output follows")
            .header("Output", output)
            .bytes());
  }

  private void settings(AmiSession session, AmiRequest request) {
    session.send(
        Responses.begin(request, "Success")
            .header("AMIversion", "11.0.0")
            .header("AsteriskVersion", VERSION)
            .header("SystemName", "")
            .header("CoreMaxCalls", 0)
            .header("CoreMaxLoadAvg", "0.000000")
            .header("CoreRunUser", "")
            .header("CoreRunGroup", "")
            .header("CoreMaxFilehandles", 0)
            .header("CoreRealTimeEnabled", "No")
            .header("CoreCDRenabled", "No")
            .header("CoreHTTPenabled", "No")
            .header("SoundsSearchCustomDir", "No")
            .bytes());
  }

  private void status(AmiSession session, AmiRequest request) {
    session.send(
        Responses.begin(request, "Success")
            .header("CoreStartupDate", "2026-01-01")
            .header("CoreStartupTime", "00:00:00")
            .header("CoreReloadDate", "2026-01-01")
            .header("CoreReloadTime", "00:00:00")
            .header("CoreCurrentCalls", exchange.channels().size())
            .header("CoreProcessedCalls", 0)
            .bytes());
  }
}
