package org.pacekeeper.web;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;

/**
 * Stands before every route. Refuses what is not a read (405), what was addressed to a name that is
 * not this machine, as after DNS rebinding (421), and a WebSocket opened by another site's page
 * (403). Tells the browser to run and load nothing but our own files.
 */
final class RequestGuard implements Handler<RoutingContext> {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  @Override
  public void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    context
        .response()
        .putHeader("Content-Security-Policy", POLICY)
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("X-Frame-Options", "DENY")
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader("Cross-Origin-Opener-Policy", "same-origin")
        .putHeader("Cross-Origin-Resource-Policy", "same-origin");
    HostAndPort authority = request.authority();
    if (authority == null || !WebSettings.isLoopback(authority.host())) {
      refuse(context, 421, "this board answers to loopback addresses only, such as 127.0.0.1");
    } else if (request.method() != HttpMethod.GET) {
      context.response().putHeader(HttpHeaders.ALLOW, "GET");
      refuse(context, 405, "this board is read-only: GET only");
    } else if (foreignWebSocket(request)) {
      refuse(context, 403, "a WebSocket may be opened by this board's own page only");
    } else {
      context.next();
    }
  }

  /** Programs send no Origin; a browser always does, and cannot forge it. */
  private static boolean foreignWebSocket(HttpServerRequest request) {
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    return request.headers().contains(HttpHeaders.UPGRADE)
        && origin != null
        && !origin.equals(request.scheme() + "://" + request.getHeader(HttpHeaders.HOST));
  }

  private static void refuse(RoutingContext context, int status, String why) {
    context
        .response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
        .end(why + "\n");
  }
}
