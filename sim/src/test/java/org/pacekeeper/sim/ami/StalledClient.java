package org.pacekeeper.sim.ami;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that logs in, asks and asks, and never reads an answer. */
final class StalledClient implements AutoCloseable {
  private static final int REQUESTS_MAX = 1_000_000;

  private final Socket socket;

  StalledClient(int port) throws IOException {
    socket = new Socket();
    socket.setReceiveBufferSize(4_096);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    write(
        "Action: Login\r\nUsername: %s\r\nSecret: %s\r\n\r\n"
            .formatted(TestExchange.USER, TestExchange.SECRET));
  }

  /** Returns when the server has closed the connection. */
  void floodUntilCutOff(String request) {
    try {
      for (int i = 0; i < REQUESTS_MAX; i++) write(request);
    } catch (IOException cutOff) {
      return;
    }
    throw new AssertionError("still connected after " + REQUESTS_MAX + " requests");
  }

  private void write(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
