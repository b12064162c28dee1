package org.pacekeeper.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;

/**
 * The files of the board's page, read once at start and served from memory: a path that is not in
 * the list does not exist, so none can lead outside of it.
 */
final class PageFiles {
  private static final String OWN = "/web/";
  private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/dist/";
  private static final String[] STYLES = {"colors", "base", "campaign", "panels"};
  private static final String[] SCRIPTS = {
    "main",
    "live",
    "dom",
    "words",
    "campaign",
    "chart",
    "history",
    "decisions",
    "inbound",
    "recordings",
    "agents",
    "plant",
    "callerids"
  };

  private PageFiles() {}

  /** Adds a route for each file. */
  static void serve(Router router) throws IOException {
    serve(router, "/", OWN + "index.html", "text/html; charset=utf-8");
    serve(router, "/icon.svg", OWN + "icon.svg", "image/svg+xml");
    for (String style : STYLES) {
      String name = style + ".css";
      serve(router, "/" + name, OWN + name, "text/css; charset=utf-8");
    }
    for (String script : SCRIPTS) {
      String name = script + ".js";
      serve(router, "/" + name, OWN + name, "text/javascript; charset=utf-8");
    }
    serve(router, "/uplot/uPlot.js", UPLOT + "uPlot.esm.js", "text/javascript; charset=utf-8");
    serve(router, "/uplot/uPlot.css", UPLOT + "uPlot.min.css", "text/css; charset=utf-8");
  }

  private static void serve(Router router, String path, String resource, String type)
      throws IOException {
    byte[] content = read(resource);
    CRC32 sum = new CRC32();
    sum.update(content);
    String etag = '"' + Long.toHexString(sum.getValue()) + '"';
    Buffer body = Buffer.buffer(content);
    router.get(path).handler(context -> answer(context, type, etag, body));
  }

  private static void answer(RoutingContext context, String type, String etag, Buffer body) {
    context
        .response()
        .putHeader(HttpHeaders.ETAG, etag)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
        .putHeader(HttpHeaders.CONTENT_TYPE, type);
    if (etag.equals(context.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
      context.response().setStatusCode(304).end();
    } else {
      context.response().end(body);
    }
  }

  private static byte[] read(String resource) throws IOException {
    try (InputStream in = PageFiles.class.getResourceAsStream(resource)) {
      if (in == null) throw new IOException("page file " + resource + " is not on the class path");
      return in.readAllBytes();
    }
  }
}
