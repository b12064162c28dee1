package org.pacekeeper.asterisk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.ResponseEvents;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.action.CoreShowChannelsAction;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.action.PingAction;
import org.asteriskjava.manager.event.CoreShowChannelEvent;
import org.asteriskjava.manager.event.DisconnectEvent;
import org.asteriskjava.manager.event.ListDialplanEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.response.ManagerError;
import org.asteriskjava.manager.response.ManagerResponse;

/**
 * All sessions to one node, from login until it is lost: one of them ends, or somebody says why it
 * is of no use any longer. They stand and fall together. Opened, used and closed by the node's
 * thread; {@link #lose}, {@link #cut} and {@link #isStalled} by any.
 */
final class NodeLink {

  /** Called on Asterisk-Java's threads: must return at once and send nothing. */
  interface Listener {
    /** False when there is no room for it: the link is lost. */
    boolean received(ChannelEvent event);

    /** An event that says nothing of our channels. */
    void ignored();
  }

  private final AsteriskTimings timings;
  private final Listener listener;
  private final ManagerSession events;
  private final List<ManagerSession> actions = new ArrayList<>();
  private final AtomicReference<String> lost = new AtomicReference<>();
  private volatile boolean closed;

  NodeLink(AsteriskNode node, AsteriskTimings timings, Listener listener) {
    this.timings = timings;
    this.listener = listener;
    this.events = new ManagerSession(node, timings);
    events.addEventListener(this::onEvent);
    for (int i = 0; i < node.actionSessions(); i++) {
      ManagerSession session = new ManagerSession(node, timings);
      session.addEventListener(this::onDisconnect);
      actions.add(session);
    }
  }

  /**
   * Logs in; blocks.
   *
   * @return the node's version
   * @throws IOException also when the login is refused or not answered in time
   */
  String open() throws IOException {
    try {
      events.login("on");
      for (ManagerSession session : actions) session.login("off");
      return events.getVersion().toString();
    } catch (AuthenticationFailedException e) {
      throw new IOException("login refused: " + e.getMessage(), e);
    } catch (TimeoutException e) {
      throw new IOException("no answer during login: " + e.getMessage(), e);
    }
  }

  /** The node's complete list of our channels; blocks. */
  List<SeenChannel> channels() throws IOException {
    try {
      ResponseEvents answer =
          events.sendEventGeneratingAction(new CoreShowChannelsAction(), timings.listTimeoutMs());
      if (answer.getResponse() instanceof ManagerError error)
        throw new IOException("channel list refused: " + error.getMessage());
      List<CoreShowChannelEvent> channels = new ArrayList<>();
      for (ManagerEvent event : answer.getEvents())
        if (event instanceof CoreShowChannelEvent channel) channels.add(channel);
      return Reconciliation.read(channels);
    } catch (TimeoutException | IllegalStateException e) {
      throw new IOException("no channel list: " + e.getMessage(), e);
    }
  }

  /** The version of the node's dialplan, 0 when it has none or may not be asked; blocks. */
  int dialplanVersion() throws IOException {
    ShowContextAction ask = new ShowContextAction(DialplanVersion.CONTEXT);
    try {
      ResponseEvents answer = events.sendEventGeneratingAction(ask, timings.listTimeoutMs());
      for (ManagerEvent event : answer.getEvents())
        if (event instanceof ListDialplanEvent step)
          return DialplanVersion.parse(step.getApplication(), step.getAppData());
      return 0;
    } catch (TimeoutException | IllegalStateException e) {
      throw new IOException("no answer about the dialplan: " + e.getMessage(), e);
    }
  }

  /**
   * Writes an action; does not wait for its answer. All actions of one leg go by one session, so
   * that the node sees them in order.
   *
   * @param onAnswer given null for success, else what the node said; not called when the link is
   *     closed before; must return at once
   */
  void send(ManagerAction action, long legId, Consumer<String> onAnswer) throws IOException {
    ManagerSession session = actions.get((int) Long.remainderUnsigned(legId, actions.size()));
    try {
      session.sendAction(action, (ManagerResponse r) -> onAnswer(r, onAnswer));
    } catch (IllegalStateException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** A heartbeat on every session that has none under way. */
  void ping(long nowNs) throws IOException {
    ping(events, nowNs);
    for (ManagerSession session : actions) ping(session, nowNs);
  }

  /** Whether a heartbeat has been unanswered for too long. */
  boolean isStalled(long nowNs) {
    return unansweredNs(nowNs) > timings.pingDeadlineMs() * 1_000_000L;
  }

  /** For how long the oldest heartbeat has been unanswered, 0 when all are answered. */
  long unansweredNs(long nowNs) {
    long longest = unansweredNs(events, nowNs);
    for (ManagerSession session : actions)
      longest = Math.max(longest, unansweredNs(session, nowNs));
    return longest;
  }

  /** Why it is of no use any longer, null while it is. */
  String lost() {
    return lost.get();
  }

  /** Gives it up; the first reason stands. What is under way to the node is not stopped. */
  void lose(String reason) {
    lost.compareAndSet(null, reason);
  }

  /** Closes the sockets at once. */
  void cut() {
    events.cut();
    actions.forEach(ManagerSession::cut);
  }

  /**
   * Ends the sessions and lets Asterisk-Java's threads end; logs off first, unless it is lost, so
   * that the node reads all that was written before. The listener hears no more of our channels.
   */
  void close() {
    closed = true;
    if (lost() != null) cut();
    logOff(events);
    actions.forEach(NodeLink::logOff);
    cut();
  }

  private static void logOff(ManagerSession session) {
    try {
      session.logoff();
    } catch (IllegalStateException e) {
      // It was never logged in, or has ended already.
    }
  }

  private void onAnswer(ManagerResponse response, Consumer<String> onAnswer) {
    if (response == null || closed) return; // null when the session ended
    onAnswer.accept(response instanceof ManagerError ? response.getMessage() : null);
  }

  private static void ping(ManagerSession session, long nowNs) throws IOException {
    if (session.unansweredSinceNs != 0) return;
    session.unansweredSinceNs = nowNs;
    try {
      session.sendAction(
          new PingAction(),
          (ManagerResponse r) -> {
            if (r != null) session.unansweredSinceNs = 0;
          });
    } catch (IllegalStateException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static long unansweredNs(ManagerSession session, long nowNs) {
    long since = session.unansweredSinceNs;
    return since == 0 ? 0 : nowNs - since;
  }

  private void onEvent(ManagerEvent event) {
    if (event instanceof DisconnectEvent) {
      onDisconnect(event);
      return;
    }
    ChannelEvent read = EventReader.read(event);
    if (read == null) listener.ignored();
    else if (!closed && !listener.received(read)) lose(Inbox.OVERFLOW);
  }

  private void onDisconnect(ManagerEvent event) {
    if (event instanceof DisconnectEvent && !closed) lose("the node closed the connection");
  }
}
