package org.pacekeeper.sim.asterisk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.DatagramChannel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the callees hear whom a {@link SippCarrier} plays: one port on loopback for all of them; a
 * call is told by the port from which its media come. Remembers when each voice of an {@link
 * RtpFarEnd} was first heard in a call. One thread; gone when closed.
 */
public final class CalleeEars implements AutoCloseable {
  private static final int PACKET_MAX = 2_048;
  private static final int SSRC = 8;

  /**
   * A voice that was heard for the first time in a call.
   *
   * @param fromPort of the exchange, where the call's media come from
   * @param atMicros epoch
   */
  public record Voice(int fromPort, int voice, long atMicros) {}

  /** Who was heard last from a port, and in which stream of packets. */
  private record Last(int stream, int voice) {}

  private final DatagramChannel channel;
  private final Thread thread;
  private final List<Voice> voices = new ArrayList<>();
  private final Map<Integer, Last> last = new HashMap<>();

  private CalleeEars(DatagramChannel channel) {
    this.channel = channel;
    thread = new Thread(this::run, "callee-ears");
    thread.setDaemon(true);
  }

  /** Starts to listen on a free port. */
  public static CalleeEars open() throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    CalleeEars ears = new CalleeEars(channel);
    ears.thread.start();
    return ears;
  }

  /** UDP on loopback. */
  public int port() throws IOException {
    return ((InetSocketAddress) channel.getLocalAddress()).getPort();
  }

  /** Every voice that was heard in a call for the first time, in order. */
  public List<Voice> voices() {
    synchronized (voices) {
      return List.copyOf(voices);
    }
  }

  private void run() {
    ByteBuffer packet = ByteBuffer.allocate(PACKET_MAX);
    try {
      while (true) {
        packet.clear();
        InetSocketAddress from = (InetSocketAddress) channel.receive(packet);
        Instant at = Instant.now();
        packet.flip();
        int voice = RtpFarEnd.voice(packet);
        if (voice != 0) heard(from.getPort(), new Last(packet.getInt(SSRC), voice), at);
      }
    } catch (AsynchronousCloseException e) {
      // closed
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void heard(int fromPort, Last now, Instant at) {
    if (now.equals(last.put(fromPort, now))) return;
    long atMicros = at.getEpochSecond() * 1_000_000L + at.getNano() / 1_000;
    synchronized (voices) {
      voices.add(new Voice(fromPort, now.voice(), atMicros));
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
