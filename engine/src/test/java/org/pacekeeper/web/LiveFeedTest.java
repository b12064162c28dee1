package org.pacekeeper.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pacekeeper.campaign.Snapshot;

class LiveFeedTest {
  private final LivelyBoard board =
      new LivelyBoard(new LivelyCampaign("us-sales", "progressive", 5, "anna-", 1));
  private BoardServer server;

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void sendsHealthHistoryAndBoardAtOnceAndTheBoardAgainWhenItChanged() throws Exception {
    start(board);
    board.advance(60);
    Page page = Page.open(server);

    assertThat(page.next()).contains("\"type\":\"health\"");
    assertThat(page.next()).contains("\"type\":\"history\"");
    assertThat(page.next()).contains("\"sequence\":\"1840\"");
    board.advance(1);
    assertThat(page.next()).contains("\"sequence\":\"1854\"");
  }

  @Test
  void sendsOnlyTheNewestWhenTheBoardChangesFasterThanFourTimesASecond() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    start(
        () -> {
          asked.incrementAndGet();
          board.advance(1);
          return board.get();
        });
    Page page = Page.open(server);
    page.next();
    page.next();
    long fromNs = System.nanoTime();
    for (int i = 0; i < 5; i++) page.next();
    long tookMs = (System.nanoTime() - fromNs) / 1_000_000;

    assertThat(tookMs).as("the first is sent at once, four turns follow").isGreaterThan(700);
    assertThat(asked.get()).as("no frame is made without being sent").isLessThanOrEqualTo(8);
  }

  @Test
  void keepsServingOthersWhileOnePageDoesNotRead() throws Exception {
    AtomicInteger made = new AtomicInteger();
    Snapshot large = Crowd.of(BoardJson.AGENTS_MAX);
    start(
        () -> {
          made.incrementAndGet();
          return new Snapshot(
              made.get(), made.get(), List.of(), large.agents(), List.of(), List.of(), List.of());
        });
    try (Socket stuck = openWithoutReading()) {
      Page page = Page.open(server);
      for (int i = 0; i < 13; i++) assertThat(page.next()).isNotEmpty();
      assertThat(stuck.isConnected()).isTrue();
    }
  }

  @Test
  void refusesAPageOfAnotherSite() throws Exception {
    start(board);
    assertThat(handshake("Origin: http://evil.example")).startsWith("HTTP/1.1 403 ");
    assertThat(handshake("Origin: http://localhost:1")).startsWith("HTTP/1.1 403 ");
    assertThat(handshake("Origin: null")).startsWith("HTTP/1.1 403 ");
  }

  @Test
  void takesItsOwnPage() throws Exception {
    start(board);
    String head = handshake("Origin: http://127.0.0.1:" + server.port());

    assertThat(head).startsWith("HTTP/1.1 101 ");
  }

  @Test
  void closesAPageThatTalks() throws Exception {
    start(board);
    Page page = Page.open(server);
    page.socket.sendText("pause everything", true);

    assertThat(page.closed()).isEqualTo("closed 1008 this feed takes no messages");
  }

  @Test
  void refusesAPageWhoseNameWasPointedAtThisMachine() throws Exception {
    start(board);

    assertThat(
            RawHttp.send(
                server,
                "GET /api/board/live",
                "Host: evil.example",
                "Origin: http://evil.example",
                "Upgrade: websocket"))
        .startsWith("HTTP/1.1 421 ");
  }

  private void start(Supplier<Snapshot> source) throws IOException {
    server =
        BoardServer.start(
            new WebSettings("127.0.0.1", 0),
            new BoardSources(source, () -> new HealthReport(List.of()), () -> "", BoardClock.REAL));
  }

  private Socket openWithoutReading() throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4_096);
    socket.connect(new InetSocketAddress("127.0.0.1", server.port()));
    socket.getOutputStream().write(request("").getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  /** The first line of the answer to a WebSocket handshake. */
  private String handshake(String header) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write(request(header + "\r\n").getBytes(StandardCharsets.US_ASCII));
      byte[] head = socket.getInputStream().readNBytes(20);
      return new String(head, StandardCharsets.US_ASCII);
    }
  }

  private String request(String more) {
    return "GET /api/board/live HTTP/1.1\r\nHost: 127.0.0.1:"
        + server.port()
        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
        + more
        + "\r\n";
  }

  /** A page that keeps what it hears. */
  private static final class Page implements WebSocket.Listener {
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();
    private WebSocket socket;

    static Page open(BoardServer server) {
      Page page = new Page();
      URI address = URI.create("ws://127.0.0.1:" + server.port() + "/api/board/live");
      page.socket =
          HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address, page).join();
      return page;
    }

    String next() throws InterruptedException {
      String message = heard.poll(10, TimeUnit.SECONDS);
      assertThat(message).as("a message within 10 s").isNotNull();
      return message;
    }

    String closed() throws InterruptedException {
      String message = next();
      while (!message.startsWith("closed")) message = next();
      return message;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      part.append(data);
      if (last) {
        heard.add(part.toString());
        part.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
      heard.add("closed " + status + " " + reason);
      return null;
    }
  }
}
