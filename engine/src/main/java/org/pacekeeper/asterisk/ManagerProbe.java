package org.pacekeeper.asterisk;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.pacekeeper.event.LegId;

/**
 * Looks at a node with the rights of the engine's own account, to tell a person what is wrong
 * before an engine tries. Nobody is called: what the account may read is found out by running a
 * step of our own dialplan inside the node. Any thread.
 */
public final class ManagerProbe {
  /** The contexts of {@code config/asterisk/} that the engine sends channels to. */
  private static final List<String> CONTEXTS =
      List.of(
          ActionFactory.ANSWERED,
          ActionFactory.MESSAGE,
          ActionFactory.MACHINE,
          ActionFactory.AGENT,
          ActionFactory.ACROSS,
          ActionFactory.HELD,
          ActionFactory.THIRD,
          ActionFactory.TOGETHER,
          ActionFactory.RECORDED,
          "pacekeeper-alone",
          "pacekeeper-record",
          "pacekeeper-joined",
          "pacekeeper-ended",
          "pacekeeper-inbound",
          "pacekeeper-caller",
          ActionFactory.CALLER_WAITS);

  /** An action by which a right shows, and the right. */
  private static final Map<String, String> NEEDED =
      Map.of("originate", "originate", "redirect", "call", "coreshowchannels", "reporting");

  private static final Map<String, String> TOO_MUCH =
      Map.of("command", "command", "updateconfig", "config", "modulecheck", "system");

  /** An id that no run gives out: runs begin to count at one. */
  private static final long PROBE_ID = 0xffff_ffff_0000_0000L;

  private static final int EVENTS_WITHIN_MS = 1_500;

  private ManagerProbe() {}

  /**
   * What was found.
   *
   * @param banner the greeting, which names the protocol's version
   * @param version of Asterisk, empty when not told
   * @param rightsMissing that the engine needs and the account lacks
   * @param rightsTooMany that the account has and nobody needs
   * @param unread what the account may not read: {@code call} or {@code user}; null when it could
   *     not be tried
   * @param filtered whether events of others are kept from us; null when it could not be tried
   * @param missingContexts of our dialplan
   * @param dialplanUnseen why the dialplan could not be looked at; empty when it could
   * @param dialplanVersion 0 when it does not say
   * @param modules whether those that were asked for are loaded; empty when it cannot be asked
   * @param codecs of the endpoints asked for, empty texts where there is no such endpoint; null
   *     when it cannot be asked
   * @param codecsKnown those that were asked for
   * @param clockAhead how far the node's clock is ahead of ours
   */
  public record Found(
      String banner,
      String version,
      List<String> rightsMissing,
      List<String> rightsTooMany,
      List<String> unread,
      Boolean filtered,
      List<String> missingContexts,
      String dialplanUnseen,
      int dialplanVersion,
      Map<String, Boolean> modules,
      Map<String, String> codecs,
      Map<String, Codec> codecsKnown,
      Duration clockAhead) {}

  /**
   * What was found of a codec.
   *
   * @param known null when it cannot be told
   * @param modules that turn it into others, one of which must be loaded; none when none is needed
   *     or none is known
   * @param translated whether one of them is loaded; null when that cannot be told
   */
  public record Codec(Boolean known, List<String> modules, Boolean translated) {}

  /**
   * What is to be looked at, besides what always is.
   *
   * @param modules by their names without a suffix
   * @param endpoints of PJSIP
   * @param codecs by Asterisk's names
   */
  public record Wanted(Set<String> modules, Set<String> endpoints, Set<String> codecs) {}

  /** The version of the dialplan that this engine was made with. */
  public static int expectedDialplan() {
    return DialplanVersion.EXPECTED;
  }

  /**
   * Logs in, looks and logs off; takes some seconds at most.
   *
   * @param now the time of day
   * @throws IOException in one line, saying which step failed
   */
  public static Found look(
      String host, int port, String user, String secret, Wanted wanted, Supplier<Instant> now)
      throws IOException {
    try (ManagerTalk talk = ManagerTalk.open(host, port, user, secret, true)) {
      Set<String> commands = talk.ask("ListCommands", Map.of()).keySet();
      List<String> missing = new ArrayList<>();
      List<String> unseen = new ArrayList<>();
      int version = dialplan(talk, missing, unseen);
      boolean may = commands.contains("originate") && version >= DialplanVersion.EXPECTED;
      return new Found(
          talk.banner(),
          talk.ask("CoreSettings", Map.of()).getOrDefault("asteriskversion", ""),
          rights(commands, NEEDED, false),
          rights(commands, TOO_MUCH, true),
          may ? unread(talk) : null,
          may ? filtered(talk) : null,
          missing,
          unseen.isEmpty() ? "" : unseen.get(0),
          version,
          modules(talk, wanted.modules()),
          codecs(talk, wanted.endpoints()),
          CodecProbe.look(talk, wanted.codecs(), may),
          clockAhead(talk, now));
    }
  }

  private static List<String> rights(
      Set<String> commands, Map<String, String> byAction, boolean present) {
    List<String> rights = new ArrayList<>();
    byAction.forEach(
        (action, right) -> {
          if (commands.contains(action) == present) rights.add(right);
        });
    rights.sort(null);
    return rights;
  }

  private static int dialplan(ManagerTalk talk, List<String> missing, List<String> unseen)
      throws IOException {
    int version = 0;
    List<String> contexts = new ArrayList<>(CONTEXTS);
    contexts.add(DialplanVersion.CONTEXT);
    for (String context : contexts) {
      Map<String, String> answer = talk.ask("ShowDialPlan", Map.of("Context", context));
      String message = answer.getOrDefault("message", "");
      boolean ofVersion = context.equals(DialplanVersion.CONTEXT);
      if (ManagerTalk.succeeded(answer)) {
        List<Map<String, String>> steps = talk.list();
        if (ofVersion && !steps.isEmpty())
          version =
              DialplanVersion.parse(
                  steps.get(0).getOrDefault("application", ""),
                  steps.get(0).getOrDefault("appdata", ""));
      } else if (!message.toLowerCase(Locale.ROOT).contains("context")) {
        unseen.add(message);
      } else if (!ofVersion) {
        missing.add(context);
      }
    }
    return version;
  }

  /** Lets the dialplan say something about a channel of ours, and listens. */
  private static List<String> unread(ManagerTalk talk) throws IOException {
    Set<String> heard = listen(talk, LegId.text(PROBE_ID));
    List<String> unread = new ArrayList<>();
    if (!heard.contains("OriginateResponse")) unread.add("call");
    if (!heard.contains("UserEvent")) unread.add("user");
    return unread;
  }

  /** The same about a channel that is not ours. */
  private static Boolean filtered(ManagerTalk talk) throws IOException {
    return !listen(talk, "no-" + LegId.text(PROBE_ID).substring(3)).contains("OriginateResponse");
  }

  private static Set<String> listen(ManagerTalk talk, String channelId) throws IOException {
    Map<String, String> originate = new LinkedHashMap<>();
    originate.put("Channel", "Local/s@" + DialplanVersion.CONTEXT + "/n");
    originate.put("ChannelId", channelId);
    originate.put("OtherChannelId", ActionFactory.otherHalf(PROBE_ID));
    originate.put("Context", DialplanVersion.CONTEXT);
    originate.put("Exten", ActionFactory.START);
    originate.put("Priority", "1");
    originate.put("Timeout", "1000");
    originate.put("Async", "true");
    Map<String, String> answer = talk.ask("Originate", originate);
    if (!ManagerTalk.succeeded(answer))
      throw new IOException("a step of our dialplan cannot be run: " + answer.get("message"));
    Set<String> heard = new TreeSet<>();
    long endNs = System.nanoTime() + EVENTS_WITHIN_MS * 1_000_000L;
    while (!(heard.contains("OriginateResponse") && heard.contains("UserEvent"))) {
      int leftMs = (int) ((endNs - System.nanoTime()) / 1_000_000);
      Map<String, String> event = talk.event(leftMs);
      if (event == null) break;
      String uniqueId = event.getOrDefault("uniqueid", "");
      boolean ofOurs = uniqueId.equals(channelId) || "Pacekeeper".equals(event.get("userevent"));
      if (ofOurs) heard.add(event.getOrDefault("event", ""));
    }
    return heard;
  }

  private static Map<String, Boolean> modules(ManagerTalk talk, Set<String> wanted)
      throws IOException {
    Map<String, Boolean> loaded = new TreeMap<>();
    for (String module : wanted) {
      String value = value(talk, "IFMODULE(" + module + ".so)");
      if (value.isEmpty()) return Map.of();
      loaded.put(module, value.equals("1"));
    }
    return loaded;
  }

  private static Map<String, String> codecs(ManagerTalk talk, Set<String> endpoints)
      throws IOException {
    if (!value(talk, "IFMODULE(func_pjsip_endpoint.so)").equals("1")) return null;
    Map<String, String> codecs = new TreeMap<>();
    for (String endpoint : endpoints)
      codecs.put(endpoint, value(talk, "PJSIP_ENDPOINT(" + endpoint + ",allow)"));
    return codecs;
  }

  static String value(ManagerTalk talk, String variable) throws IOException {
    return talk.ask("Getvar", Map.of("Variable", variable)).getOrDefault("value", "");
  }

  private static Duration clockAhead(ManagerTalk talk, Supplier<Instant> now) throws IOException {
    Instant before = now.get();
    String stamp = talk.ask("Ping", Map.of()).getOrDefault("timestamp", "");
    Instant after = now.get();
    if (!stamp.matches("[0-9]{1,12}\\.[0-9]{1,9}")) return Duration.ZERO;
    Instant ours = before.plus(Duration.between(before, after).dividedBy(2));
    String[] parts = stamp.split("\\.");
    Instant theirs =
        Instant.ofEpochSecond(
            Long.parseLong(parts[0]), Long.parseLong((parts[1] + "000000000").substring(0, 9)));
    return Duration.between(ours, theirs);
  }
}
