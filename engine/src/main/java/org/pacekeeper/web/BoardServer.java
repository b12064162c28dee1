package org.pacekeeper.web;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.pacekeeper.web.HealthReport.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The board's HTTP server: read-only, on a loopback address, one thread of its own. Start and close
 * from any thread.
 */
public final class BoardServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BoardServer.class);
  private static final int START_TIMEOUT_S = 10;
  private static final int CLOSE_TIMEOUT_S = 5;
  private static final int IDLE_TIMEOUT_S = 60;

  /** The only messages pages send are pongs and closes, at most 125 bytes each. */
  private static final int INCOMING_FRAME_BYTES_MAX = 65_536;

  private final Vertx vertx;
  private final URI address;

  private BoardServer(Vertx vertx, URI address) {
    this.vertx = vertx;
    this.address = address;
  }

  /**
   * Binds and serves.
   *
   * @throws BindException when the port is in use; the message names it
   * @throws IOException when it cannot listen for another reason
   */
  public static BoardServer start(WebSettings settings, BoardSources sources) throws IOException {
    Vertx vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setFileSystemOptions(
                    new FileSystemOptions()
                        .setFileCachingEnabled(false)
                        .setClassPathResolvingEnabled(false)));
    boolean listening = false;
    try {
      LiveFeed feed = new LiveFeed(sources);
      HttpServer server = listen(vertx, settings, routes(vertx, sources, feed));
      feed.start(vertx);
      listening = true;
      String host = settings.bindAddress();
      URI address =
          URI.create(
              "http://"
                  + (host.contains(":") ? "[" + host + "]" : host)
                  + ":"
                  + server.actualPort()
                  + "/");
      LOG.info("board listening address={}", address);
      return new BoardServer(vertx, address);
    } finally {
      if (!listening) vertx.close();
    }
  }

  /** Where the board is, for instance {@code http://127.0.0.1:8080/}. */
  public URI address() {
    return address;
  }

  /** The bound port, also when 0 was asked for. */
  public int port() {
    return address.getPort();
  }

  /** Closes the port and every page's connection; waits for it, at most 5 s. */
  @Override
  public void close() {
    try {
      vertx
          .close()
          .toCompletionStage()
          .toCompletableFuture()
          .get(CLOSE_TIMEOUT_S, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("board not closed cleanly address={}", address, e);
    }
  }

  private static Router routes(Vertx vertx, BoardSources sources, LiveFeed feed)
      throws IOException {
    Router router = Router.router(vertx);
    router.route().handler(new RequestGuard());
    router.get("/api/board/live").handler(context -> upgrade(context, feed));
    router
        .get("/api/board")
        .handler(
            context ->
                json(context, 200, BoardJson.board(sources.snapshot().get(), sources.clock())));
    router.get("/health").handler(context -> health(context, sources));
    router.get("/api/health").handler(context -> health(context, sources));
    router
        .get("/metrics")
        .handler(
            context ->
                answer(
                    context,
                    200,
                    "text/plain; version=0.0.4; charset=utf-8",
                    sources.metrics().get()));
    router.get(RecordingRoute.PATH).handler(new RecordingRoute(vertx, sources.recordings()));
    PageFiles.serve(router);
    return router;
  }

  private static void upgrade(RoutingContext context, LiveFeed feed) {
    if (context.request().canUpgradeToWebSocket()) {
      context.request().toWebSocket().onSuccess(feed::add);
    } else {
      answer(context, 426, "text/plain; charset=utf-8", "this address speaks WebSocket only\n");
    }
  }

  private static void health(RoutingContext context, BoardSources sources) {
    HealthReport report = sources.health().get();
    json(context, report.level() == Level.DOWN ? 503 : 200, BoardJson.health(report));
  }

  private static void json(RoutingContext context, int status, String body) {
    answer(context, status, "application/json", body);
  }

  private static void answer(RoutingContext context, int status, String type, String body) {
    context
        .response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, type)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(body);
  }

  private static HttpServer listen(Vertx vertx, WebSettings settings, Router router)
      throws IOException {
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(settings.bindAddress())
            .setPort(settings.port())
            .setIdleTimeout(IDLE_TIMEOUT_S)
            .setPerMessageWebSocketCompressionSupported(false)
            .setPerFrameWebSocketCompressionSupported(false)
            .setMaxWebSocketFrameSize(INCOMING_FRAME_BYTES_MAX);
    try {
      return vertx
          .createHttpServer(options)
          .requestHandler(router)
          .listen()
          .toCompletionStage()
          .toCompletableFuture()
          .get(START_TIMEOUT_S, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw cannotListen(settings, e.getCause());
    } catch (TimeoutException e) {
      throw cannotListen(settings, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cannotListen(settings, e);
    }
  }

  private static IOException cannotListen(WebSettings settings, Throwable cause) {
    String where = "port " + settings.port() + " on " + settings.bindAddress();
    IOException error =
        cause instanceof BindException
            ? new BindException(
                "web.port: " + where + " is in use; take another, or 0 for a free one")
            : new IOException("web: cannot listen on " + where + ": " + cause.getMessage());
    error.initCause(cause);
    return error;
  }
}
