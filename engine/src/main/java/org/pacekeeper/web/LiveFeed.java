package org.pacekeeper.web;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.util.ArrayList;
import java.util.List;
import org.pacekeeper.campaign.Snapshot;

/**
 * Sends the board to every open page: first health and the last minutes, then the board when it has
 * changed, at most {@value #TURNS_PER_SECOND} times a second, always the newest. A page that has
 * not yet taken its last frame gets none, so that at most one is queued for it. Health follows
 * every 5 s, also when nothing changes, so that a page can tell silence from a broken line. A page
 * that answers no ping for 30 s is closed.
 *
 * <p>Used by the server's event loop only.
 */
final class LiveFeed {
  static final int CLIENTS_MAX = 64;
  private static final int TURNS_PER_SECOND = 4;
  private static final int TURNS_PER_HEALTH = 5 * TURNS_PER_SECOND;
  private static final int UNANSWERED_PINGS_MAX = 6;
  private static final short TRY_AGAIN_LATER = 1013;
  private static final short POLICY_VIOLATION = 1008;
  private static final short GOING_AWAY = 1001;

  private final BoardSources sources;
  private final BoardHistory history = new BoardHistory();
  private final List<Client> clients = new ArrayList<>();
  private Snapshot encoded;
  private String frame;
  private long turns;

  LiveFeed(BoardSources sources) {
    this.sources = sources;
  }

  void start(Vertx vertx) {
    vertx.setPeriodic(1_000 / TURNS_PER_SECOND, timer -> turn());
  }

  /** Takes a new page; the first frames follow at once. */
  void add(ServerWebSocket socket) {
    if (clients.size() >= CLIENTS_MAX) {
      socket.close(TRY_AGAIN_LATER, "at most " + CLIENTS_MAX + " pages at the same time");
      return;
    }
    Client client = new Client(socket);
    clients.add(client);
    socket.closeHandler(closed -> clients.remove(client));
    socket.exceptionHandler(broken -> clients.remove(client));
    socket.pongHandler(pong -> client.unansweredPings = 0);
    socket.handler(data -> socket.close(POLICY_VIOLATION, "this feed takes no messages"));
    client.send(BoardJson.health(sources.health().get()));
    client.send(history.json());
    client.sendBoard(sources.snapshot().get());
  }

  /** What the timer does. */
  void turn() {
    Snapshot now = sources.snapshot().get();
    history.add(now);
    if (clients.isEmpty()) return;
    List<Client> open = List.copyOf(clients);
    for (Client client : open) client.sendBoard(now);
    if (++turns % TURNS_PER_HEALTH != 0) return;
    String health = BoardJson.health(sources.health().get());
    for (Client client : open) client.sendHealthAndPing(health);
  }

  private String frameOf(Snapshot snapshot) {
    if (snapshot != encoded) {
      frame = BoardJson.board(snapshot, sources.clock());
      encoded = snapshot;
    }
    return frame;
  }

  private final class Client {
    private final ServerWebSocket socket;
    private Snapshot sent;
    private int unansweredPings;

    Client(ServerWebSocket socket) {
      this.socket = socket;
    }

    void sendBoard(Snapshot now) {
      if (now == sent || socket.writeQueueFull()) return;
      send(frameOf(now));
      sent = now;
    }

    void sendHealthAndPing(String health) {
      if (++unansweredPings > UNANSWERED_PINGS_MAX) {
        socket.close(GOING_AWAY, "no answer to pings");
        return;
      }
      if (socket.writeQueueFull()) return;
      send(health);
      socket.writePing(Buffer.buffer());
    }

    /** A failed write closes the socket, and the close handler forgets it. */
    void send(String text) {
      socket.writeTextMessage(text).onFailure(gone -> clients.remove(this));
    }
  }
}
