package org.pacekeeper.asterisk;

/**
 * Where an Asterisk is and how to log in.
 *
 * @param name the node's name, as commands and events give it
 * @param host of the manager interface; it speaks clear text, so the loopback or a tunnel
 * @param user account in manager.conf, see {@code config/asterisk/manager.conf}
 * @param actionSessions sessions for commands beside the one for events, at least 1
 */
public record AsteriskNode(
    String name, String host, int port, String user, String secret, int actionSessions) {
  public AsteriskNode {
    if (actionSessions < 1 || actionSessions > 16)
      throw new IllegalArgumentException(
          "node " + name + ": actionSessions " + actionSessions + ", expected 1 to 16");
    if (port < 1 || port > 65_535)
      throw new IllegalArgumentException(
          "node " + name + ": port " + port + ", expected 1 to 65535");
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return name + " (" + user + "@" + host + ":" + port + ")";
  }
}
