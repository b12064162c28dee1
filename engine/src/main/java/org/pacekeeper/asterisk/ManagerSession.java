package org.pacekeeper.asterisk;

import java.io.IOException;
import org.asteriskjava.manager.internal.ManagerConnectionImpl;
import org.asteriskjava.util.SocketConnectionFacade;

/**
 * One login to a node, used for one connection and never again. Asterisk-Java would reconnect by
 * itself and hide that events were missed; and it cannot be closed while a write to a frozen node
 * holds its lock. Both are mended here by keeping the socket.
 */
final class ManagerSession extends ManagerConnectionImpl {
  private volatile SocketConnectionFacade openSocket;
  private volatile boolean cut;

  /** When the oldest heartbeat that is not answered yet was sent, 0 when all are. */
  volatile long unansweredSinceNs;

  ManagerSession(AsteriskNode node, AsteriskTimings timings) {
    setHostname(node.host());
    setPort(node.port());
    setUsername(node.user());
    setPassword(node.secret());
    setSocketTimeout(timings.connectTimeoutMs());
    setDefaultResponseTimeout(timings.connectTimeoutMs());
    registerUserEventClass(HangupEvent.class);
    registerUserEventClass(HangupRequestEvent.class);
    registerUserEventClass(PacekeeperEvent.class);
  }

  @Override
  protected SocketConnectionFacade createSocket() throws IOException {
    if (cut || openSocket != null) throw new IOException("this session has ended");
    openSocket = super.createSocket();
    return openSocket;
  }

  /** Ends the connection at once, whoever is writing to it. Any thread. */
  void cut() {
    cut = true;
    SocketConnectionFacade socket = openSocket;
    if (socket == null) return;
    try {
      socket.close();
    } catch (IOException | NullPointerException e) {
      // It is closed all the same: the descriptor is gone. Asterisk-Java's scanner throws the
      // latter
      // when nothing has been read yet, or it was closed before.
    }
  }
}
