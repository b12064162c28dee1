package org.pacekeeper.app.doctor;

import java.io.IOException;
import java.util.List;
import org.pacekeeper.asterisk.ManagerProbe;
import org.pacekeeper.settings.EngineSettings;

/** Whether a node can be reached, lets us in, and has our dialplan. */
public record PbxCheck(EngineSettings.Node node) implements Check {
  @Override
  public List<Finding> look() {
    String what = "node " + node.name();
    String where = node.host() + ":" + node.port();
    if (node.secret().isEmpty())
      return List.of(
          Finding.wrong(
              what,
              "the secret of user " + node.user() + " is not there",
              "set the environment variable, or write the file, that the settings name"));
    try {
      ManagerProbe.Found found =
          ManagerProbe.look(node.host(), node.port(), node.user(), node.secret().reveal());
      return List.of(
          Finding.ok(what, where + " lets " + node.user() + " in, " + found.banner()),
          dialplan(what + " dialplan", found));
    } catch (IOException e) {
      return List.of(
          Finding.wrong(
              what,
              where + ": " + e.getMessage(),
              "start Asterisk, and compare its manager.conf with config/asterisk/manager.conf and"
                  + " with host, port, user and secret of the node"));
    }
  }

  private static Finding dialplan(String what, ManagerProbe.Found found) {
    if (!found.dialplanUnseen().isEmpty())
      return Finding.notice(
          what,
          "cannot be looked at: " + found.dialplanUnseen(),
          "give the account 'write = originate,call,reporting' as in config/asterisk/manager.conf");
    if (!found.missingContexts().isEmpty())
      return Finding.wrong(
          what,
          "lacks " + String.join(", ", found.missingContexts()),
          "include config/asterisk/extensions_pacekeeper.conf in extensions.conf, then 'dialplan"
              + " reload'");
    return Finding.ok(what, "has all our contexts");
  }
}
