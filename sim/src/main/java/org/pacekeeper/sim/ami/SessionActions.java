package org.pacekeeper.sim.ami;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.pacekeeper.sim.kernel.RandomStream;

/** The actions about the session itself: who it is, what it hears, whether it is alive. */
final class SessionActions {
  private final AmiServerSettings settings;
  private final LongSupplier epochMicros;
  private final RandomStream challenges;

  SessionActions(AmiServerSettings settings, LongSupplier epochMicros, RandomStream challenges) {
    this.settings = settings;
    this.epochMicros = epochMicros;
    this.challenges = challenges;
  }

  List<Action> all() {
    return List.of(
        new Action("Challenge", "Generate Challenge for MD5 Auth.", Set.of(), this::challenge),
        new Action("Events", "Control Event Flow.", Set.of(), this::events),
        new Action("Login", "Login Manager.", Set.of(), this::login),
        new Action("Logoff", "Logoff Manager.", Set.of(), this::logoff),
        new Action("Ping", "Keepalive command.", Set.of(), this::ping));
  }

  private void challenge(AmiSession session, AmiRequest request) {
    if (!request.get("AuthType").equalsIgnoreCase("MD5")) {
      Responses.error(session, request, "Must specify AuthType");
      return;
    }
    if (session.challenge().isEmpty())
      session.challenge(Long.toString(challenges.nextLong() & 0x7fff_ffffL));
    session.send(
        Responses.begin(request, "Success").header("Challenge", session.challenge()).bytes());
  }

  private void login(AmiSession session, AmiRequest request) {
    if (session.account() != null) {
      Responses.success(session, request, "Already authenticated");
      return;
    }
    AmiServerSettings.Account account = account(request.get("Username"));
    if (account == null || !authentic(session, request, account)) {
      Responses.error(session, request, "Authentication failed");
      session.closeAfterSending();
      return;
    }
    String mask = request.get("Events");
    session.loggedIn(account, mask.isEmpty() ? EventClass.ALL : EventClass.parse(mask));
    Responses.success(session, request, "Authentication accepted");
    if (session.wants(EventClass.SYSTEM))
      session.send(
          new AmiText()
              .header("Event", "FullyBooted")
              .header("Privilege", EventClass.SYSTEM.privilege())
              .header("Uptime", (epochMicros.getAsLong() - settings.epochStartMicros()) / 1_000_000)
              .header("LastReload", 0)
              .header("Status", "Fully Booted")
              .bytes());
  }

  private AmiServerSettings.Account account(String name) {
    for (AmiServerSettings.Account account : settings.accounts())
      if (account.name().equals(name)) return account;
    return null;
  }

  private static boolean authentic(
      AmiSession session, AmiRequest request, AmiServerSettings.Account account) {
    if (!request.get("AuthType").equalsIgnoreCase("MD5"))
      return request.get("Secret").equals(account.secret());
    return !session.challenge().isEmpty()
        && request.get("Key").equalsIgnoreCase(md5(session.challenge() + account.secret()));
  }

  private static String md5(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }

  private void ping(AmiSession session, AmiRequest request) {
    session.send(
        Responses.begin(request, "Success")
            .header("Ping", "Pong")
            .header("Timestamp", AmiText.timestamp(epochMicros.getAsLong()))
            .bytes());
  }

  private void events(AmiSession session, AmiRequest request) {
    Set<EventClass> mask = EventClass.parse(request.get("EventMask"));
    session.eventMask(mask);
    session.send(
        Responses.begin(request, "Success")
            .header("Events", mask.isEmpty() ? "Off" : "On")
            .bytes());
  }

  private void logoff(AmiSession session, AmiRequest request) {
    session.send(
        Responses.begin(request, "Goodbye").header("Message", "Thanks for all the fish.").bytes());
    session.closeAfterSending();
  }
}
