package org.pacekeeper.sim.ami;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A client that knows no more of the protocol than its form; remembers all it was told. */
public final class AmiClient implements AutoCloseable {
  private static final long DEADLINE_NS = TimeUnit.SECONDS.toNanos(10);
  private static final Map<String, String> END = Map.of("End", "of stream");

  private final Socket socket;
  private final BlockingQueue<Map<String, String>> incoming = new LinkedBlockingQueue<>();
  private final List<Map<String, String>> seen = new ArrayList<>();

  public AmiClient(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    Thread thread = new Thread(() -> read(reader), "ami-client");
    thread.setDaemon(true);
    thread.start();
  }

  private void read(BufferedReader reader) {
    Map<String, String> message = new LinkedHashMap<>();
    try {
      String banner = reader.readLine();
      if (banner != null) incoming.add(Map.of("Banner", banner));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.isEmpty()) {
          incoming.add(message);
          message = new LinkedHashMap<>();
        } else {
          int colon = line.indexOf(": ");
          message.put(line.substring(0, colon), line.substring(colon + 2));
        }
      }
    } catch (IOException e) {
      // the same as the end of the stream
    }
    incoming.add(END);
  }

  public AmiClient send(String... lines) {
    return sendRaw(String.join("\r\n", lines) + "\r\n\r\n");
  }

  AmiClient sendRaw(String text) {
    return sendRaw(text.getBytes(StandardCharsets.UTF_8));
  }

  AmiClient sendRaw(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public AmiClient login(String user, String secret) {
    send("Action: Login", "Username: " + user, "Secret: " + secret);
    await(m -> "Authentication accepted".equals(m.get("Message")));
    return this;
  }

  /** The next message that fits; those before it are remembered and passed over. */
  public Map<String, String> await(Predicate<Map<String, String>> wanted) {
    long deadlineNs = System.nanoTime() + DEADLINE_NS;
    while (true) {
      Map<String, String> message;
      try {
        message = incoming.poll(deadlineNs - System.nanoTime(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      if (message == null) throw new AssertionError("not in time; seen: " + seen);
      seen.add(message);
      if (wanted.test(message)) return message;
      if (message == END) throw new AssertionError("connection closed; seen: " + seen);
    }
  }

  Map<String, String> awaitEvent(String name) {
    return await(m -> name.equals(m.get("Event")));
  }

  Map<String, String> awaitResponse() {
    return await(m -> m.containsKey("Response") && !m.containsKey("Event"));
  }

  /** Until so many messages have come since login, its answer counted. */
  AmiClient awaitCount(int messages) {
    int wanted = 1 + messages; // and the banner
    if (seen.size() < wanted) await(m -> seen.size() == wanted);
    return this;
  }

  /** Everything that was sent before the answer has been seen then. The exchange is not kept. */
  void ping() {
    send("Action: Ping", "ActionID: ping");
    await(m -> "ping".equals(m.get("ActionID")));
    seen.remove(seen.size() - 1);
  }

  /** Until nothing has come for a good while; for recordings only. */
  void awaitQuiet() {
    try {
      for (Map<String, String> message = incoming.poll(1_700, TimeUnit.MILLISECONDS);
          message != null;
          message = incoming.poll(1_700, TimeUnit.MILLISECONDS)) seen.add(message);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  void awaitEnd() {
    await(m -> m == END);
  }

  public List<Map<String, String>> seen() {
    return seen;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
