package org.pacekeeper.web;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Requests that an ordinary client refuses to send, such as one with a forged Host. */
final class RawHttp {
  private RawHttp() {}

  /** The whole answer to a request of which every header is said here. */
  static String send(BoardServer server, String requestLine, String... headers) throws IOException {
    try (Socket socket = new Socket(server.address().getHost(), server.port())) {
      socket.setSoTimeout(5_000);
      StringBuilder request = new StringBuilder(requestLine).append(" HTTP/1.1\r\n");
      for (String header : headers) request.append(header).append("\r\n");
      request.append("Connection: close\r\n\r\n");
      socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
