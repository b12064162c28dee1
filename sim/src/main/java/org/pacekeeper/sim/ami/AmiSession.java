package org.pacekeeper.sim.ami;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.util.concurrent.ScheduledFuture;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One manager connection: greets, takes requests one after the other, passes events on. CONNECTED →
 * LOGGED_IN → CLOSED. A client that does not log in within the limit, or does not read, is cut off
 * as Asterisk does it; its events are lost. Event loop only.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a write or close that fails ends in channelInactive
final class AmiSession extends SimpleChannelInboundHandler<AmiRequest> {
  private static final Logger LOG = LoggerFactory.getLogger(AmiSession.class);
  private static final String BANNER = "Asterisk Call Manager/11.0.0\r\n";

  private final AmiServer server;
  private ChannelHandlerContext context;
  private AmiServerSettings.Account account;
  private Set<EventClass> eventMask = Set.of();
  private String challenge = "";
  private ScheduledFuture<?> deadline;
  private boolean flushPending;

  AmiSession(AmiServer server) {
    super(AmiRequest.class);
    this.server = server;
  }

  @Override
  public void channelActive(ChannelHandlerContext active) {
    context = active;
    if (!server.join(this)) {
      context.close();
      return;
    }
    context.writeAndFlush(Unpooled.copiedBuffer(BANNER, StandardCharsets.UTF_8));
    closeAfter(server.settings().authTimeoutMs(), "did not log in");
  }

  @Override
  protected void channelRead0(ChannelHandlerContext reading, AmiRequest request) {
    server.handle(this, request);
  }

  @Override
  public void channelInactive(ChannelHandlerContext inactive) {
    cancelDeadline();
    server.part(this);
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext changed) {
    if (account == null) return;
    cancelDeadline();
    if (!changed.channel().isWritable())
      closeAfter(server.settings().writeTimeoutMs(), "does not read");
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext failed, Throwable cause) {
    LOG.warn("manager session closed remote={} cause={}", remote(), cause.toString());
    failed.close();
  }

  /** Whose rights this session has, null before login. */
  AmiServerSettings.Account account() {
    return account;
  }

  void loggedIn(AmiServerSettings.Account as, Set<EventClass> mask) {
    cancelDeadline();
    account = as;
    eventMask = mask;
  }

  String challenge() {
    return challenge;
  }

  void challenge(String given) {
    challenge = given;
  }

  void eventMask(Set<EventClass> mask) {
    eventMask = mask;
  }

  boolean wants(EventClass eventClass) {
    return account != null && account.read().contains(eventClass) && eventMask.contains(eventClass);
  }

  /** Sends one message, with the others of this turn of the loop. */
  void send(byte[] message) {
    context.write(Unpooled.wrappedBuffer(message));
    if (!context.channel().isWritable()
        && context.channel().bytesBeforeWritable() > server.settings().pendingBytesMax()) {
      LOG.info("manager session closed remote={} reason='does not read'", remote());
      context.close();
    }
    if (flushPending) return;
    flushPending = true;
    context.executor().execute(this::flush);
  }

  void closeAfterSending() {
    context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(done -> context.close());
  }

  void close() {
    context.close();
  }

  private void flush() {
    flushPending = false;
    context.flush();
  }

  private void closeAfter(int afterMs, String reason) {
    deadline =
        context
            .executor()
            .schedule(
                () -> {
                  LOG.info("manager session closed remote={} reason='{}'", remote(), reason);
                  context.close();
                },
                afterMs,
                TimeUnit.MILLISECONDS);
  }

  private void cancelDeadline() {
    if (deadline != null) deadline.cancel(false);
  }

  private String remote() {
    return String.valueOf(context.channel().remoteAddress());
  }
}
