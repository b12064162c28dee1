package org.pacekeeper.sim.asterisk;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.pacekeeper.event.PhoneNumber;

/**
 * A SIP carrier on loopback, played by SIPp (Debian's {@code sip-tester}): what becomes of a call
 * is said by the last three digits of the number, so that one process serves a mixed run. Remembers
 * every call it saw. Gone when closed.
 */
public final class SippCarrier implements AutoCloseable {
  /** Rings, answers, hangs up after a second. */
  public static final String ANSWERS = "200";

  /** Rings, answers, hangs up after 25 seconds. */
  public static final String TALKS = "202";

  /** Rings, answers, stays until hung up on. */
  public static final String STAYS = "201";

  /** Rings up to 1.2 s, answers, hangs up after 2 to 5 s, both by chance. */
  public static final String CHATS = "203";

  /** Rings until cancelled. */
  public static final String RINGS = "000";

  /** 603 with the reason phrase by which a network says that it blocks the caller id. */
  public static final String BLOCKS = "993";

  private static final int DISCARD = 9;

  private static final Map<String, String> REFUSALS = refusals();

  private final Process process;
  private final Path log;

  private SippCarrier(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * A call as it came in.
   *
   * @param callerId that it showed; empty for none
   */
  public record SeenCall(long timeMs, PhoneNumber number, String callId, String callerId) {}

  /**
   * The final status that it sent.
   *
   * @param atMicros of an answer when it was sent, epoch; else 0
   * @param mediaPort of an answer where the caller's media come from; else 0
   */
  public record SentStatus(int status, long atMicros, int mediaPort, String callId) {}

  /** Starts one; nobody listens to what is said to it. */
  public static SippCarrier start(int port, Path folder) throws IOException {
    return start(port, folder, DISCARD);
  }

  /**
   * Starts one.
   *
   * @param port UDP on loopback, see {@link RealAsterisk#carrierPort}
   * @param folder for its scenario and logs
   * @param earPort where media are to go of calls that {@link #CHATS}; UDP on loopback
   * @throws IOException when SIPp is not installed, or does not listen within 60 s
   */
  public static SippCarrier start(int port, Path folder, int earPort) throws IOException {
    Path scenario = folder.resolve("carrier.xml");
    Path log = folder.resolve("calls.log");
    Files.writeString(scenario, scenario());
    Process process =
        new ProcessBuilder(
                "sipp",
                "-sf",
                scenario.toString(),
                "-i",
                "127.0.0.1",
                "-p",
                Integer.toString(port),
                "-nostdin",
                "-key",
                "ear_port",
                Integer.toString(earPort),
                "-trace_logs",
                "-log_file",
                log.toString(),
                "-trace_err",
                "-error_file",
                folder.resolve("errors.log").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("screen.log").toFile())
            .start();
    SippCarrier carrier = new SippCarrier(process, log);
    long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (isFree(port)) {
      if (!process.isAlive() || System.nanoTime() > deadlineNs) {
        carrier.close();
        throw new IOException("sipp does not listen on port " + port + ", see " + folder);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    return carrier;
  }

  /** Every status by which it can refuse a call, as the number's last three digits say it. */
  public static List<String> refusalCodes() {
    return List.copyOf(REFUSALS.keySet());
  }

  /**
   * A number that behaves as {@code code} says.
   *
   * @param serial 0 to 9999, to tell numbers apart
   */
  public static PhoneNumber number(int serial, String code) {
    return PhoneNumber.of(String.format("+1202%04d%s", serial, code));
  }

  /** Every call it saw so far, in order. */
  public List<SeenCall> calls() throws IOException {
    List<SeenCall> calls = new ArrayList<>();
    if (!Files.exists(log)) return calls;
    for (String line : Files.readAllLines(log)) {
      String[] part = line.strip().split(" ");
      if (part.length == 3 || part.length == 4)
        calls.add(
            new SeenCall(
                Long.parseLong(part[0]),
                PhoneNumber.of("+" + part[1]),
                part[2],
                part.length == 4 ? part[3] : ""));
    }
    return calls;
  }

  /** Every final status it sent so far, in order. */
  public List<SentStatus> sent() throws IOException {
    List<SentStatus> sent = new ArrayList<>();
    if (!Files.exists(log)) return sent;
    for (String line : Files.readAllLines(log)) {
      String[] part = line.strip().split(" ");
      if (part.length != 6 || !part[0].equals("sent")) continue;
      long micros = (long) Double.parseDouble(part[2]) * 1_000_000L;
      sent.add(
          new SentStatus(
              Integer.parseInt(part[1]),
              micros + (long) Double.parseDouble(part[3]),
              Integer.parseInt(part[4]),
              part[5]));
    }
    return sent;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) process.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }

  private static Map<String, String> refusals() {
    Map<String, String> refusals = new TreeMap<>();
    for (int status :
        new int[] {
          403, 404, 408, 410, 480, 484, 486, 488, 500, 502, 503, 504, 600, 603, 604, 606, 607, 608
        }) refusals.put(Integer.toString(status), status + " Scripted");
    refusals.put(BLOCKS, "603 Network Blocked");
    return refusals;
  }

  /** SIPp wants every status literally, so each gets a block of its own. */
  private static String scenario() throws IOException {
    StringBuilder tests = new StringBuilder();
    StringBuilder jumps = new StringBuilder();
    StringBuilder blocks = new StringBuilder();
    REFUSALS.forEach(
        (code, status) -> {
          tests.append(
              """
                    <strcmp assign_to="d%1$s" variable="status" value="%1$s"/>
                    <test assign_to="is%1$s" variable="d%1$s" compare="equal" value="0"/>
              """
                  .formatted(code));
          jumps.append("  <nop next=\"r%1$s\" test=\"is%1$s\"/>%n".formatted(code));
          blocks.append(
              """
                <label id="r%1$s"/>
                <nop>
                  <action>
                    <log message="sent %3$s 0 0 0 [call_id]"/>
                  </action>
                </nop>
                <send next="refused">
                  <![CDATA[
                    SIP/2.0 %2$s
                    [last_Via:]
                    [last_From:]
                    [last_To:];tag=[pid]c[call_number]
                    [last_Call-ID:]
                    [last_CSeq:]
                    Content-Length: 0

                  ]]>
                </send>
              """
                  .formatted(code, status, status.substring(0, 3)));
        });
    try (InputStream template = SippCarrier.class.getResourceAsStream("/sipp/carrier.xml")) {
      return new String(template.readAllBytes(), StandardCharsets.UTF_8)
          .replace("@TESTS@", tests)
          .replace("@REFUSALS@", jumps.append(blocks));
    }
  }

  private static boolean isFree(int port) {
    try (DatagramSocket probe = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
      return probe.isBound();
    } catch (SocketException e) {
      return false;
    }
  }
}
