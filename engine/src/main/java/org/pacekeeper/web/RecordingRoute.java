package org.pacekeeper.web;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /recordings/CALL_ID?part=1}: the file, whole or one range of it. The address is an id
 * and a number and nothing else; which file that is, the engine knows. There is no login yet, so it
 * is for this machine only, as the board is.
 */
final class RecordingRoute implements Handler<RoutingContext> {
  static final String PATH = "/recordings/:callId";

  private static final Logger LOG = LoggerFactory.getLogger(RecordingRoute.class);
  private static final Pattern CALL_ID = Pattern.compile("[0-9a-f]{16}");
  private static final Pattern PART = Pattern.compile("[1-9][0-9]{0,3}");
  private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

  private final Vertx vertx;
  private final RecordingSource source;

  RecordingRoute(Vertx vertx, RecordingSource source) {
    this.vertx = vertx;
    this.source = source;
  }

  private record Found(Path file, long bytes) {}

  @Override
  public void handle(RoutingContext context) {
    String callId = context.pathParam("callId");
    String part = context.request().getParam("part", "1");
    if (!CALL_ID.matcher(callId).matches() || !PART.matcher(part).matches()) {
      refuse(context, 404, "no such recording: expected /recordings/ and 16 hex digits, ?part=1");
      return;
    }
    long id = Long.parseUnsignedLong(callId, 16);
    vertx
        .executeBlocking(() -> find(id, Integer.parseInt(part)))
        .onSuccess(
            found -> {
              if (found == null) refuse(context, 404, "no such recording on this machine");
              else send(context, found);
            })
        .onFailure(
            e -> {
              LOG.warn("recording call={} cannot be read", callId, e);
              refuse(context, 500, "the recording cannot be read");
            });
  }

  private Found find(long callId, int part) throws IOException {
    Optional<Path> file = source.find(callId, part);
    return file.isEmpty() ? null : new Found(file.get(), Files.size(file.get()));
  }

  private static void send(RoutingContext context, Found found) {
    HttpServerResponse response = context.response();
    String name = found.file().getFileName().toString();
    response
        .putHeader(
            HttpHeaders.CONTENT_TYPE,
            name.endsWith(".wav") ? "audio/wav" : "application/octet-stream")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader("Accept-Ranges", "bytes");
    long from = 0;
    long to = found.bytes() - 1;
    Matcher range = range(context);
    if (range != null) {
      boolean suffix = range.group(1).isEmpty();
      long first = suffix ? 0 : Long.parseLong(range.group(1));
      long last = range.group(2).isEmpty() ? to : Long.parseLong(range.group(2));
      from = suffix ? Math.max(0, found.bytes() - last) : first;
      to = suffix ? to : Math.min(to, last);
      if (from > to || suffix && last == 0) {
        response.putHeader("Content-Range", "bytes */" + found.bytes());
        refuse(context, 416, "the recording has " + found.bytes() + " bytes");
        return;
      }
      response
          .setStatusCode(206)
          .putHeader("Content-Range", "bytes " + from + "-" + to + "/" + found.bytes());
    }
    response
        .sendFile(found.file().toString(), from, to - from + 1)
        .onFailure(e -> LOG.warn("recording {} was not sent to its end", name, e));
  }

  /** Null when the whole is asked for; a form that is not understood means the whole. */
  private static Matcher range(RoutingContext context) {
    String header = context.request().getHeader("Range");
    if (header == null) return null;
    Matcher matcher = RANGE.matcher(header);
    boolean given = matcher.matches() && matcher.group(1).length() + matcher.group(2).length() > 0;
    return given ? matcher : null;
  }

  private static void refuse(RoutingContext context, int status, String why) {
    context
        .response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
        .end(why + "\n");
  }
}
