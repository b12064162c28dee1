package org.pacekeeper.app.doctor;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pacekeeper.asterisk.ManagerProbe;
import org.pacekeeper.settings.EngineSettings;

/**
 * Whether a node can be reached, lets us in with the right rights, and has our dialplan and the
 * modules that the settings need. What the account may not see is said, with how to see it by hand.
 *
 * @param clock the time of day
 */
public record PbxCheck(EngineSettings.Node node, NodeNeeds needs, Supplier<Instant> clock)
    implements Check {
  private static final Duration CLOCK_SLACK = Duration.ofSeconds(2);
  private static final Pattern VERSION = Pattern.compile("([0-9]{1,4})\\.([0-9]{1,4}).*");
  private static final String COPY_DIALPLAN =
      "copy config/asterisk/extensions_pacekeeper.conf to the node, include it in extensions.conf,"
          + " then 'dialplan reload'";
  private static final String COPY_ACCOUNT =
      "take the [pacekeeper] section of config/asterisk/manager.conf, then 'manager reload'";

  @Override
  public List<Finding> look() {
    String what = "node " + node.name();
    String where = node.host() + ":" + node.port();
    if (node.secret().isEmpty())
      return List.of(
          Finding.wrong(
              what,
              "the secret of user " + node.user() + " is not there",
              "set the environment variable, or write the file, that the settings name"));
    try {
      ManagerProbe.Found found =
          ManagerProbe.look(
              node.host(),
              node.port(),
              node.user(),
              node.secret().reveal(),
              new ManagerProbe.Wanted(
                  needs.modules().keySet(), needs.endpoints().keySet(), needs.codecNames()),
              clock);
      List<Finding> findings = new ArrayList<>();
      findings.add(Finding.ok(what, where + " lets " + node.user() + " in, " + found.banner()));
      findings.add(version(what + " version", found.version()));
      findings.addAll(rights(what + " rights", found));
      findings.add(dialplan(what + " dialplan", found));
      findings.add(modules(what + " modules", found.modules()));
      if (!needs.endpoints().isEmpty()) findings.add(codecs(what + " codecs", found.codecs()));
      for (NodeNeeds.Codecs of : needs.codecs()) findings.addAll(TrunkCodecs.findings(of, found));
      findings.add(clock(what + " clock", found.clockAhead()));
      return findings;
    } catch (IOException e) {
      return List.of(
          Finding.wrong(
              what,
              where + ": " + e.getMessage(),
              "start Asterisk, and compare its manager.conf with config/asterisk/manager.conf and"
                  + " with host, port, user and secret of the node"));
    }
  }

  private static Finding version(String what, String version) {
    Matcher numbers = VERSION.matcher(version);
    if (!numbers.matches())
      return Finding.notice(
          what,
          "not told" + (version.isEmpty() ? "" : ": '" + version + "'"),
          "give the account 'write = originate,call,reporting', or ask 'core show version'");
    int major = Integer.parseInt(numbers.group(1));
    int minor = Integer.parseInt(numbers.group(2));
    boolean filters = major >= 22 || (major == 21 && minor >= 7) || (major == 20 && minor >= 12);
    if (filters) return Finding.ok(what, "Asterisk " + version);
    return Finding.notice(
        what,
        "Asterisk " + version + " does not know the event filters of config/asterisk/manager.conf",
        "take Asterisk 22, 21.7 or 20.12; else take the eventfilter lines out: it works, with more"
            + " events to read");
  }

  private static List<Finding> rights(String what, ManagerProbe.Found found) {
    List<Finding> findings = new ArrayList<>();
    if (!found.rightsMissing().isEmpty())
      findings.add(
          Finding.wrong(
              what,
              "the account lacks write = " + String.join(",", found.rightsMissing()),
              COPY_ACCOUNT));
    if (!found.rightsTooMany().isEmpty())
      findings.add(
          Finding.notice(
              what,
              "the account has more than is needed: write = "
                  + String.join(",", found.rightsTooMany())
                  + "; whoever gets hold of it can run programs or change the configuration",
              COPY_ACCOUNT));
    if (found.unread() == null)
      findings.add(
          Finding.notice(
              what,
              "what the account may read cannot be tried without the right to originate and our"
                  + " dialplan",
              "put these right first; or look by hand: 'manager show user pacekeeper'"));
    else if (!found.unread().isEmpty())
      findings.add(
          Finding.wrong(
              what,
              "events do not reach us that need read = " + String.join(",", found.unread()),
              COPY_ACCOUNT + "; an event filter may also keep them back"));
    else if (!found.filtered())
      findings.add(
          Finding.notice(
              what,
              "events of other people's calls reach us",
              COPY_ACCOUNT
                  + ": its eventfilter lines keep them back, which matters at many calls"));
    if (findings.isEmpty())
      findings.add(Finding.ok(what, "those that are needed and no more, events filtered"));
    return findings;
  }

  private static Finding dialplan(String what, ManagerProbe.Found found) {
    if (!found.dialplanUnseen().isEmpty())
      return Finding.notice(
          what,
          "cannot be looked at: " + found.dialplanUnseen(),
          "give the account 'write = originate,call,reporting' as in config/asterisk/manager.conf;"
              + " or look by hand: 'dialplan show pacekeeper-version'");
    if (!found.missingContexts().isEmpty())
      return Finding.wrong(
          what, "lacks " + String.join(", ", found.missingContexts()), COPY_DIALPLAN);
    int expected = ManagerProbe.expectedDialplan();
    if (found.dialplanVersion() < expected)
      return Finding.wrong(
          what,
          "is of version " + found.dialplanVersion() + ", expected " + expected,
          COPY_DIALPLAN);
    if (found.dialplanVersion() > expected)
      return Finding.wrong(
          what,
          "is of version " + found.dialplanVersion() + ", this engine knows " + expected,
          "run the engine that the dialplan came with, or copy the dialplan of this one");
    return Finding.ok(what, "has all our contexts, version " + expected);
  }

  private Finding modules(String what, Map<String, Boolean> loaded) {
    if (loaded.isEmpty())
      return Finding.notice(
          what,
          "cannot be asked for: func_module is not loaded",
          (needs.records() ? "nothing is recorded without it: " : "")
              + "'module load func_module.so', and in modules.conf; or look by hand: 'module show"
              + " like app_'");
    Map<String, String> missing = new LinkedHashMap<>();
    needs
        .modules()
        .forEach(
            (module, purpose) -> {
              if (!loaded.getOrDefault(module, false)) missing.put(module, purpose);
            });
    if (missing.isEmpty()) return Finding.ok(what, loaded.size() + " that are needed are loaded");
    List<String> texts = new ArrayList<>();
    missing.forEach((module, purpose) -> texts.add(module + ".so (" + purpose + ")"));
    return Finding.wrong(
        what,
        "not loaded: " + String.join(", ", texts),
        "'module load' each of them; where modules.conf says autoload = no, add load = lines");
  }

  private Finding codecs(String what, Map<String, String> codecs) {
    if (codecs == null)
      return Finding.notice(
          what,
          "endpoints cannot be asked for: func_pjsip_endpoint is not loaded",
          "load it, or look by hand: 'pjsip show endpoint "
              + needs.endpoints().keySet().iterator().next()
              + "'");
    List<String> none = new ArrayList<>();
    List<String> some = new ArrayList<>();
    needs
        .endpoints()
        .forEach(
            (endpoint, trunk) -> {
              String allowed = codecs.getOrDefault(endpoint, "");
              if (allowed.isEmpty()) none.add(endpoint + " of trunk " + trunk);
              else some.add(endpoint + " " + allowed);
            });
    if (!none.isEmpty())
      return Finding.wrong(
          what,
          "no PJSIP endpoint " + String.join(", ", none),
          "compare the trunk's dialString with pjsip.conf; 'pjsip show endpoints' lists them");
    return Finding.ok(what, String.join(", ", some));
  }

  private static Finding clock(String what, Duration ahead) {
    String found =
        String.format(
            Locale.ROOT,
            "%.3f s %s ours",
            ahead.abs().toMillis() / 1e3,
            ahead.isNegative() ? "behind" : "ahead of");
    if (ahead.abs().compareTo(CLOCK_SLACK) <= 0) return Finding.ok(what, found);
    return Finding.notice(
        what,
        found,
        "keep both clocks with NTP or chrony: times of logs and recordings do not fit together");
  }
}
