package org.pacekeeper.asterisk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One short conversation with a manager interface, to tell a person what is wrong before an engine
 * tries: is it there, does the account log in, is our dialplan loaded. A socket of its own, so that
 * each step has its own error. Any thread.
 */
public final class ManagerProbe {
  /** The contexts of {@code config/asterisk/} that the engine sends channels to. */
  private static final List<String> CONTEXTS =
      List.of("pacekeeper-answered", "pacekeeper-message", "pacekeeper-agent", "pacekeeper-ended");

  private static final int TIMEOUT_MS = 3_000;
  private static final int LINES_MAX = 10_000;

  private final BufferedReader in;
  private final Writer out;

  private ManagerProbe(Socket socket) throws IOException {
    in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    out = new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8);
  }

  /**
   * What was found.
   *
   * @param banner the greeting, which names the protocol's version
   * @param missingContexts of our dialplan
   * @param dialplanUnseen why the dialplan could not be looked at; empty when it could
   */
  public record Found(String banner, List<String> missingContexts, String dialplanUnseen) {
    public Found {
      missingContexts = List.copyOf(missingContexts);
    }
  }

  /**
   * Logs in, looks and logs off; takes some seconds at most.
   *
   * @throws IOException in one line, saying which step failed
   */
  public static Found look(String host, int port, String user, String secret) throws IOException {
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(TIMEOUT_MS);
      socket.connect(new InetSocketAddress(host, port), TIMEOUT_MS);
      return new ManagerProbe(socket).converse(user, secret);
    }
  }

  private Found converse(String user, String secret) throws IOException {
    String banner = in.readLine();
    if (banner == null || !banner.startsWith("Asterisk Call Manager/"))
      throw new IOException("no manager interface: it greets with '" + banner + "'");
    String challenge = ask("Challenge", Map.of("AuthType", "MD5")).getOrDefault("challenge", "");
    Map<String, String> login = new LinkedHashMap<>();
    login.put("AuthType", "MD5");
    login.put("Username", user);
    login.put("Key", md5(challenge + secret));
    login.put("Events", "off");
    Map<String, String> answer = ask("Login", login);
    if (!succeeded(answer))
      throw new IOException("login refused: " + answer.getOrDefault("message", "no reason given"));
    List<String> missing = new ArrayList<>();
    String unseen = "";
    for (String context : CONTEXTS) {
      answer = ask("ShowDialPlan", Map.of("Context", context));
      String message = answer.getOrDefault("message", "");
      if (succeeded(answer)) skipList();
      else if (message.toLowerCase(Locale.ROOT).contains("context")) missing.add(context);
      else unseen = message;
    }
    send("Logoff", Map.of());
    return new Found(banner, missing, unseen);
  }

  private Map<String, String> ask(String action, Map<String, String> headers) throws IOException {
    send(action, headers);
    for (int i = 0; i < LINES_MAX; i++) {
      Map<String, String> message = message();
      if (message.containsKey("response")) return message;
    }
    throw new IOException(action + " got no answer among " + LINES_MAX + " messages");
  }

  private void send(String action, Map<String, String> headers) throws IOException {
    StringBuilder text = new StringBuilder("Action: ").append(action).append("\r\n");
    headers.forEach((name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
    out.write(text.append("\r\n").toString());
    out.flush();
  }

  private void skipList() throws IOException {
    for (int i = 0; i < LINES_MAX; i++)
      if (message().getOrDefault("eventlist", "").equalsIgnoreCase("Complete")) return;
  }

  /** One block of headers, names in small letters. */
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

  private static boolean succeeded(Map<String, String> answer) {
    return answer.getOrDefault("response", "").equals("Success");
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
}
