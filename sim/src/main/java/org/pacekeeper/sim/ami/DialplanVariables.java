package org.pacekeeper.sim.ami;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code ${…}} and {@code $[…]} stand for on a channel. Unset variables are empty. */
final class DialplanVariables {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");
  private static final Pattern COMPARISON =
      Pattern.compile("\\$\\[\\s*\"?([^\"=!]*)\"?\\s*(=|!=)\\s*\"?([^\"]*)\"?\\s*]");

  private DialplanVariables() {}

  static String value(SimChannel channel, String name) {
    return switch (name) {
      case "EXTEN" -> channel.exten();
      case "CONTEXT" -> channel.context();
      case "PRIORITY" -> Integer.toString(channel.priority());
      case "CHANNEL" -> channel.name();
      case "UNIQUEID" -> channel.uniqueId();
      default -> channel.variables().getOrDefault(name, "");
    };
  }

  /** The text with every variable put in, then with every comparison decided: 1 or 0. */
  static String substitute(SimChannel channel, String text) {
    if (text.indexOf('$') < 0) return text;
    String filled =
        VARIABLE
            .matcher(text)
            .replaceAll(match -> Matcher.quoteReplacement(value(channel, match.group(1))));
    return COMPARISON
        .matcher(filled)
        .replaceAll(
            match ->
                match.group(1).equals(match.group(3)) == match.group(2).equals("=") ? "1" : "0");
  }
}
