package org.pacekeeper.sim.ami;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.pacekeeper.sim.world.World;

/**
 * The simulated exchange on its port of 127.0.0.1. Owns one event loop, on which the world's
 * calendar runs too: after {@link #start} the world is touched on it only, through {@link #act}.
 */
public final class AmiServer implements AutoCloseable {
  private final AmiServerSettings settings;
  private final World world;
  private final Exchange exchange;
  private final ActionTable actions;
  private final MultiThreadIoEventLoopGroup group;
  private final EventLoop loop;
  private final RealTimeDriver driver;
  private final Set<AmiSession> sessions = new LinkedHashSet<>();
  private Channel listening;

  private AmiServer(
      AmiServerSettings settings, World world, Dialplan dialplan, LongSupplier wallNs) {
    this.settings = settings;
    this.world = world;
    exchange = new Exchange(settings, world, dialplan, this::publish);
    List<Action> all = new ArrayList<>();
    all.addAll(
        new SessionActions(
                settings, exchange::epochMicros, world.streams().stream("exchange.challenge"))
            .all());
    all.addAll(new CoreActions(exchange).all());
    all.addAll(new ChannelActions(exchange).all());
    all.addAll(new RecordingActions(exchange).all());
    all.addAll(new DialplanActions(dialplan).all());
    all.addAll(new OriginateAction(exchange).all());
    actions = new ActionTable(all);
    group =
        new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("sim-exchange", true), NioIoHandler.newFactory());
    loop = group.next();
    driver = new RealTimeDriver(loop, world.calendar(), settings.speed(), wallNs);
  }

  /**
   * Listens; returns when connections are accepted.
   *
   * @param dialplan that answered calls are sent through
   * @param wallNs a clock that only goes forward, for instance {@code System::nanoTime}
   * @throws IllegalStateException when the port cannot be had
   */
  public static AmiServer start(
      AmiServerSettings settings, World world, Dialplan dialplan, LongSupplier wallNs) {
    AmiServer server = new AmiServer(settings, world, dialplan, wallNs);
    try {
      server.listen();
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
    return server;
  }

  private void listen() {
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port());
    var bound =
        new ServerBootstrap()
            .group(group)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    channel.pipeline().addLast(new AmiRequestDecoder());
                    channel.pipeline().addLast(new AmiSession(AmiServer.this));
                  }
                })
            .bind(address)
            .awaitUninterruptibly();
    if (!bound.isSuccess())
      throw new IllegalStateException(
          "simulated exchange: cannot listen on " + address, bound.cause());
    listening = bound.channel();
  }

  /** The port it listens on. */
  public int port() {
    return ((InetSocketAddress) listening.localAddress()).getPort();
  }

  /** Does something with the world, in its thread, soon. Any thread. */
  public void act(Consumer<World> action) {
    loop.execute(() -> driver.act(() -> action.accept(world)));
  }

  /** Ends all sessions and the simulated time. */
  @Override
  public void close() {
    loop.execute(driver::stop);
    group.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
  }

  AmiServerSettings settings() {
    return settings;
  }

  /** Returns false when there are too many sessions. */
  boolean join(AmiSession session) {
    if (sessions.size() >= settings.sessionsMax()) return false;
    return sessions.add(session);
  }

  void part(AmiSession session) {
    sessions.remove(session);
  }

  void handle(AmiSession session, AmiRequest request) {
    driver.act(() -> actions.handle(session, request));
  }

  private void publish(EventClass eventClass, String name, Consumer<AmiText> body) {
    byte[] message = null;
    for (AmiSession session : List.copyOf(sessions)) {
      if (!session.wants(eventClass)) continue;
      if (message == null) message = message(eventClass, name, body);
      session.send(message);
    }
  }

  private byte[] message(EventClass eventClass, String name, Consumer<AmiText> body) {
    AmiText text =
        new AmiText()
            .header("Event", name)
            .header("Privilege", eventClass.privilege())
            .header("Timestamp", AmiText.timestamp(exchange.epochMicros()));
    body.accept(text);
    return text.bytes();
  }
}
