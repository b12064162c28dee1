package org.pacekeeper.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pacekeeper.web.HealthReport.Check;
import org.pacekeeper.web.HealthReport.Level;

class BoardServerTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private final LivelyBoard board =
      new LivelyBoard(new LivelyCampaign("us-sales", "progressive", 5, "anna-", 1));
  private HealthReport health =
      new HealthReport(List.of(new Check("journal", Level.UP, "sequence 12")));
  private BoardServer server;

  @BeforeEach
  void start() throws IOException {
    board.advance(60);
    server =
        BoardServer.start(
            new WebSettings("127.0.0.1", 0),
            new BoardSources(board, () -> health, () -> "pacekeeper_up 1\n", BoardClock.REAL));
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void takesAFreePortForZeroAndNamesIt() {
    assertThat(server.port()).isPositive();
    assertThat(server.address()).hasToString("http://127.0.0.1:" + server.port() + "/");
  }

  @Test
  void namesThePortThatIsInUse() {
    WebSettings taken = new WebSettings("127.0.0.1", server.port());
    BoardSources sources = new BoardSources(board, () -> health, () -> "", BoardClock.REAL);

    assertThatThrownBy(() -> BoardServer.start(taken, sources))
        .isInstanceOf(BindException.class)
        .hasMessage(
            "web.port: port %d on 127.0.0.1 is in use; take another, or 0 for a free one",
            server.port());
  }

  @Test
  void freesItsPortWhenClosed() throws IOException {
    int port = server.port();
    server.close();
    server =
        BoardServer.start(
            new WebSettings("127.0.0.1", port),
            new BoardSources(board, () -> health, () -> "", BoardClock.REAL));

    assertThat(server.port()).isEqualTo(port);
  }

  @ParameterizedTest
  @CsvSource({
    "/, text/html; charset=utf-8",
    "/base.css, text/css; charset=utf-8",
    "/main.js, text/javascript; charset=utf-8",
    "/uplot/uPlot.js, text/javascript; charset=utf-8",
    "/icon.svg, image/svg+xml",
    "/api/board, application/json",
    "/api/health, application/json",
    "/health, application/json",
    "/metrics, text/plain; version=0.0.4; charset=utf-8"
  })
  void answersWithItsTypeAndStrictHeaders(String path, String type) throws Exception {
    HttpResponse<String> answer = get(path);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains(type);
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.headers().firstValue("X-Frame-Options")).contains("DENY");
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
  }

  @Test
  void sendsAPageFileAgainOnlyWhenItChanged() throws Exception {
    String etag = get("/main.js").headers().firstValue("ETag").orElseThrow();
    HttpRequest again =
        HttpRequest.newBuilder(server.address().resolve("/main.js"))
            .header("If-None-Match", etag)
            .build();

    assertThat(client.send(again, BodyHandlers.ofString()).statusCode()).isEqualTo(304);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nothing", "/../pom.xml", "/%2e%2e/web/main.js", "/web/main.js"})
  void knowsNoOtherFile(String path) throws Exception {
    assertThat(RawHttp.send(server, "GET " + path, "Host: localhost")).startsWith("HTTP/1.1 404 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"})
  void isReadOnly(String method) throws Exception {
    assertThat(RawHttp.send(server, method + " /api/board", "Host: localhost"))
        .startsWith("HTTP/1.1 405 ")
        .containsIgnoringCase("allow: GET");
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, 200",
    "localhost:8080, 200",
    "127.0.0.1, 200",
    "127.0.0.1:1, 200",
    "[::1]:8080, 200",
    "LOCALHOST, 200",
    "evil.example, 421",
    "evil.example:8080, 421",
    "127.0.0.1.evil.example, 421",
    "localhost.evil.example, 421",
    "192.168.1.7, 421",
    "0.0.0.0, 421"
  })
  void answersOnlyToLoopbackNames(String host, int status) throws Exception {
    assertThat(RawHttp.send(server, "GET /api/board", "Host: " + host))
        .startsWith("HTTP/1.1 " + status + " ");
  }

  @Test
  void answersHealthWithTheWorstOfItsChecks() throws Exception {
    assertThat(get("/health").statusCode()).isEqualTo(200);
    health =
        new HealthReport(
            List.of(
                new Check("journal", Level.UP, "sequence 12"),
                new Check("node pbx-2", Level.DEGRADED, "not connected")));
    assertThat(get("/health").statusCode()).isEqualTo(200);
    health =
        new HealthReport(
            List.of(
                new Check("store", Level.DEGRADED, "70,000 records behind"),
                new Check("core", Level.DOWN, "last turn 9000 ms ago, expected 2000")));
    HttpResponse<String> down = get("/health");

    assertThat(down.statusCode()).isEqualTo(503);
    assertThat(down.body())
        .contains("\"status\":\"down\"")
        .contains("\"detail\":\"last turn 9000 ms ago, expected 2000\"");
  }

  @Test
  void asksForAWebSocketWhereThereIsOne() throws Exception {
    assertThat(get("/api/board/live").statusCode()).isEqualTo(426);
  }

  private HttpResponse<String> get(String path) throws Exception {
    URI address = server.address().resolve(path);
    return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }
}
