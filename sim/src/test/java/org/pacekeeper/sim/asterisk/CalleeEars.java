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
 * RtpFarEnd} began. One thread; gone when closed.
 */
public final class CalleeEars implements AutoCloseable {
  private static final int PACKET_MAX = 2_048;

  /**
   * A voice that begins.
   *
   * @param fromPort of the exchange, where the call's media come from
   * @param atMicros epoch
   */
  public record Voice(int fromPort, int voice, long atMicros) {}

  /** A voice that pauses for longer begins anew: in another call, over the same port. */
  private static final long PAUSE_MICROS = 150_000;

  private final DatagramChannel channel;
  private final Thread thread;
  private final List<Voice> voices = new ArrayList<>();
  private final Map<Integer, Voice> last = new HashMap<>();

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

  /** Every voice that began, in order. */
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
        if (voice != 0) heard(new Voice(from.getPort(), voice, micros(at)));
      }
    } catch (AsynchronousCloseException e) {
      // closed
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void heard(Voice now) {
    Voice before = last.put(now.fromPort(), now);
    if (before != null
        && before.voice() == now.voice()
        && now.atMicros() - before.atMicros() < PAUSE_MICROS) return;
    synchronized (voices) {
      voices.add(now);
    }
  }

  private static long micros(Instant at) {
    return at.getEpochSecond() * 1_000_000L + at.getNano() / 1_000;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
