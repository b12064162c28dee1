package org.pacekeeper.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.ServerWebSocket;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pacekeeper.campaign.Snapshot;

/** The feed turned by hand, with pages that take their frames when they are told to. */
class LiveFeedTurnTest {
  private static final int TURNS_PER_HEALTH = 20;

  private long sequence;
  private Snapshot snapshot;
  private final LiveFeed feed =
      new LiveFeed(
          new BoardSources(
              () -> snapshot, () -> new HealthReport(List.of()), () -> "", BoardClock.REAL));

  @BeforeEach
  void begin() {
    change();
  }

  @Test
  void sendsNothingNewWhileNothingChanges() {
    FakePage page = open();
    for (int i = 1; i < TURNS_PER_HEALTH; i++) feed.turn();

    assertThat(page.heard).containsExactly("health", "history", "board 1");
    feed.turn();
    assertThat(page.heard).containsExactly("health", "history", "board 1", "health", "ping");
  }

  @Test
  void sendsAPageThatFellBehindTheNewestOnly() {
    FakePage slow = open();
    FakePage quick = open();
    slow.queueFull = true;
    for (int i = 0; i < 3; i++) {
      change();
      feed.turn();
    }
    assertThat(slow.heard).containsExactly("health", "history", "board 1");
    slow.queueFull = false;
    feed.turn();

    assertThat(slow.heard).containsExactly("health", "history", "board 1", "board 4");
    assertThat(quick.heard)
        .containsExactly("health", "history", "board 1", "board 2", "board 3", "board 4");
  }

  @Test
  void closesAPageThatAnswersNoPingForHalfAMinute() {
    FakePage silent = open();
    FakePage answering = open();
    for (int seconds = 5; seconds <= 35; seconds += 5) {
      for (int i = 0; i < TURNS_PER_HEALTH; i++) feed.turn();
      answering.pong();
    }

    assertThat(silent.heard).contains("close 1001");
    assertThat(answering.heard).doesNotContain("close 1001");
  }

  @Test
  void forgetsAPageThatIsGone() {
    FakePage page = open();
    page.closed();
    change();
    feed.turn();

    assertThat(page.heard).containsExactly("health", "history", "board 1");
  }

  @Test
  void refusesMorePagesThanItCanServe() {
    for (int i = 0; i < LiveFeed.CLIENTS_MAX; i++) open();

    assertThat(open().heard).containsExactly("close 1013");
  }

  private void change() {
    snapshot = new Snapshot(0, ++sequence, List.of(), List.of(), List.of(), List.of(), List.of());
  }

  private FakePage open() {
    FakePage page = new FakePage();
    feed.add(page.socket());
    return page;
  }

  /** A WebSocket of which the feed sees what it needs. */
  private static final class FakePage {
    private final List<String> heard = new ArrayList<>();
    private boolean queueFull;
    private Handler<Object> onPong;
    private Handler<Object> onClose;

    ServerWebSocket socket() {
      return (ServerWebSocket)
          Proxy.newProxyInstance(
              ServerWebSocket.class.getClassLoader(),
              new Class<?>[] {ServerWebSocket.class},
              (proxy, method, arguments) -> answer(proxy, method, arguments));
    }

    void pong() {
      onPong.handle(null);
    }

    void closed() {
      onClose.handle(null);
    }

    private Object answer(Object proxy, Method method, Object[] arguments) {
      return switch (method.getName()) {
        case "writeQueueFull" -> queueFull;
        case "writeTextMessage" -> heard((String) arguments[0]);
        case "writePing" -> done("ping");
        case "close" -> done("close " + arguments[0]);
        case "pongHandler" -> {
          onPong = handler(arguments[0]);
          yield proxy;
        }
        case "closeHandler" -> {
          onClose = handler(arguments[0]);
          yield proxy;
        }
        case "exceptionHandler", "handler" -> proxy;
        default -> throw new UnsupportedOperationException(method.getName());
      };
    }

    private Future<Void> heard(String message) {
      String type = message.replaceAll(".*\"type\":\"(\\w+)\".*", "$1");
      String sequence = message.replaceAll(".*sequence\":\"(\\d+).*", " $1");
      return done(type.equals("board") ? type + sequence : type);
    }

    private Future<Void> done(String what) {
      heard.add(what);
      return Future.succeededFuture();
    }

    @SuppressWarnings("unchecked")
    private static Handler<Object> handler(Object handler) {
      return (Handler<Object>) handler;
    }
  }
}
