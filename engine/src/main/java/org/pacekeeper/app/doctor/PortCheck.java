package org.pacekeeper.app.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;

/**
 * Whether the web port is free.
 *
 * @param engineRuns then it is the engine that has it
 */
public record PortCheck(String host, int port, boolean engineRuns) implements Check {
  @Override
  public List<Finding> look() {
    String where = host + ":" + port;
    if (port == 0) return List.of(Finding.ok("web port", "any free one"));
    try (ServerSocket unused = new ServerSocket(port, 1, InetAddress.getByName(host))) {
      return List.of(Finding.ok("web port", where + " is free"));
    } catch (IOException e) {
      return List.of(
          engineRuns
              ? Finding.ok("web port", where + " is in use, an engine runs")
              : Finding.wrong(
                  "web port",
                  where + " cannot be had: " + e.getMessage(),
                  "end the program that listens there, or change web.port"));
    }
  }
}
