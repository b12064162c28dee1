package org.pacekeeper.asterisk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A conversation with a manager interface in which each step has its own error, for checks before
 * an engine tries. Messages are maps with names in small letters. One thread.
 */
final class ManagerTalk implements AutoCloseable {
  private static final int TIMEOUT_MS = 3_000;
  private static final int LINES_MAX = 100_000;

  private final Socket socket = new Socket();
  private final Deque<Map<String, String>> events = new ArrayDeque<>();
  private BufferedReader in;
  private Writer out;
  private String banner = "";

  /**
   * Connects and logs in.
   *
   * @param events whether events are wanted
   * @throws IOException in one line, saying which step failed
   */
  static ManagerTalk open(String host, int port, String user, String secret, boolean events)
      throws IOException {
    ManagerTalk talk = new ManagerTalk();
    try {
      talk.login(host, port, user, secret, events);
      return talk;
    } catch (IOException e) {
      talk.close();
      throw e;
    }
  }

  private void login(String host, int port, String user, String secret, boolean wantEvents)
      throws IOException {
    socket.setSoTimeout(TIMEOUT_MS);
    socket.connect(new InetSocketAddress(host, port), TIMEOUT_MS);
    in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    out = new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8);
    String greeting = in.readLine();
    if (greeting == null || !greeting.startsWith("Asterisk Call Manager/"))
      throw new IOException("no manager interface: it greets with '" + greeting + "'");
    banner = greeting;
    String challenge = ask("Challenge", Map.of("AuthType", "MD5")).getOrDefault("challenge", "");
    Map<String, String> login = new LinkedHashMap<>();
    login.put("AuthType", "MD5");
    login.put("Username", user);
    login.put("Key", md5(challenge + secret));
    login.put("Events", wantEvents ? "on" : "off");
    Map<String, String> answer = ask("Login", login);
    if (!succeeded(answer))
      throw new IOException("login refused: " + answer.getOrDefault("message", "no reason given"));
  }

  /** The greeting, which names the protocol's version. */
  String banner() {
    return banner;
  }

  /** An action's answer; events that come before it are kept for {@link #event}. */
  Map<String, String> ask(String action, Map<String, String> headers) throws IOException {
    send(action, headers, Map.of());
    return answer(action);
  }

  /** The same, with channel variables. */
  Map<String, String> ask(String action, Map<String, String> headers, Map<String, String> variables)
      throws IOException {
    send(action, headers, variables);
    return answer(action);
  }

  private Map<String, String> answer(String action) throws IOException {
    for (int i = 0; i < LINES_MAX; i++) {
      Map<String, String> message = message();
      if (message.containsKey("response")) return message;
      events.add(message);
    }
    throw new IOException(action + " got no answer among " + LINES_MAX + " messages");
  }

  /** The events of a list whose answer has come. */
  List<Map<String, String>> list() throws IOException {
    List<Map<String, String>> list = new ArrayList<>();
    for (int i = 0; i < LINES_MAX; i++) {
      Map<String, String> message = message();
      if (message.getOrDefault("eventlist", "").equalsIgnoreCase("Complete")) return list;
      list.add(message);
    }
    throw new IOException("a list of more than " + LINES_MAX + " entries");
  }

  /** The next event, null when none comes in that time. */
  Map<String, String> event(int withinMs) throws IOException {
    if (!events.isEmpty()) return events.poll();
    if (withinMs <= 0) return null;
    socket.setSoTimeout(withinMs);
    try {
      return message();
    } catch (SocketTimeoutException e) {
      return null;
    } finally {
      socket.setSoTimeout(TIMEOUT_MS);
    }
  }

  static boolean succeeded(Map<String, String> answer) {
    return answer.getOrDefault("response", "").equals("Success");
  }

  private void send(String action, Map<String, String> headers, Map<String, String> variables)
      throws IOException {
    StringBuilder text = new StringBuilder();
    header(text, "Action", action);
    for (Map.Entry<String, String> each : headers.entrySet())
      header(text, each.getKey(), each.getValue());
    for (Map.Entry<String, String> each : variables.entrySet())
      header(text, "Variable", each.getKey() + "=" + each.getValue());
    out.write(text.append("\r\n").toString());
    out.flush();
  }

  private static void header(StringBuilder text, String name, String value) throws IOException {
    if (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0)
      throw new IOException(name + " has a line break in it: refused");
    text.append(name).append(": ").append(value).append("\r\n");
  }

  /** One block of headers. */
  private Map<String, String> message() throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    for (int i = 0; i < LINES_MAX; i++) {
      String line = in.readLine();
      if (line == null) throw new IOException("the connection was closed by the other side");
      if (line.isEmpty()) return headers;
      int colon = line.indexOf(':');
      if (colon > 0)
        headers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    throw new IOException("a message of more than " + LINES_MAX + " lines");
  }

  private static String md5(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java lacks MD5, which the manager's login needs", e);
    }
  }

  /** Says goodbye where anybody listens. */
  @Override
  public void close() throws IOException {
    if (out != null && !socket.isClosed()) send("Logoff", Map.of(), Map.of());
    socket.close();
  }
}
