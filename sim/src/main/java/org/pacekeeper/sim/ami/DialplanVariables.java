package org.pacekeeper.sim.ami;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code ${…}} and {@code $[…]} stand for on a channel, as far as the shipped dialplan uses
 * them: variables, a part of one ({@code :OFFSET:LENGTH}), and expressions of one operator. What is
 * unset or not known here is empty.
 */
final class DialplanVariables {
  /** Innermost first: nothing that stands for something else within. */
  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{([A-Za-z_]\\w*(?:\\([^${}]*\\))?)(?::(\\d+)(?::(\\d+))?)?}");

  private static final Pattern EXPRESSION = Pattern.compile("\\$\\[([^\\[\\]$]*)]");
  private static final Pattern OPERATION =
      Pattern.compile("(\"[^\"]*\"|\\S*)\\s*(!=|>=|<=|=|>|<|\\+|-)\\s*(\"[^\"]*\"|\\S*)");

  private DialplanVariables() {}

  /** The text with everything in it replaced by what it stands for. */
  static String substitute(SimChannel channel, long epochMicros, String text) {
    String before;
    String now = text;
    do {
      before = now;
      now =
          VARIABLE
              .matcher(now)
              .replaceAll(match -> Matcher.quoteReplacement(part(channel, epochMicros, match)));
      now =
          EXPRESSION
              .matcher(now)
              .replaceAll(match -> Matcher.quoteReplacement(evaluate(match.group(1))));
    } while (!now.equals(before));
    return now;
  }

  /** A variable or function, by its name. */
  static String value(SimChannel channel, long epochMicros, String name) {
    return switch (name) {
      case "EXTEN" -> channel.exten();
      case "CONTEXT" -> channel.context();
      case "PRIORITY" -> Integer.toString(channel.priority());
      case "CHANNEL", "CHANNEL(name)" -> channel.name();
      case "CHANNEL(state)" -> channel.state().text();
      case "CHANNEL(accountcode)" -> channel.accountCode();
      case "CHANNEL(peeraccount)" -> channel.peerAccount();
      case "CHANNEL(audionativeformat)" -> AudioFormats.text(channel.formats());
      case "UNIQUEID" -> channel.uniqueId();
      case "EPOCH" -> Long.toString(epochMicros / 1_000_000);
      default -> function(channel, name);
    };
  }

  /** Every module that the shipped dialplan asks for is there; a file is as long as it took. */
  private static String function(SimChannel channel, String name) {
    if (name.startsWith("IFMODULE(")) return "1";
    if (name.startsWith("FILTER(")) return filtered(name.substring(7, name.length() - 1));
    if (name.startsWith("STAT(s,"))
      return Long.toString(channel.recorder().bytes(name.substring(7, name.length() - 1)));
    return channel.variables().getOrDefault(name, "");
  }

  /** {@code CHARACTERS,TEXT}: the text without what is not among the characters. */
  private static String filtered(String data) {
    String[] parts = data.split(",", 2);
    if (parts.length < 2) return "";
    return parts[1].replaceAll("[^" + parts[0].replaceAll("[\\\\^\\[\\]&]", "") + "]", "");
  }

  private static String part(SimChannel channel, long epochMicros, MatchResult match) {
    String value = value(channel, epochMicros, match.group(1));
    if (match.group(2) == null) return value;
    int from = Math.min(Integer.parseInt(match.group(2)), value.length());
    int length =
        match.group(3) == null ? value.length() : Math.min(Integer.parseInt(match.group(3)), 9_999);
    return value.substring(from, Math.min(value.length(), from + length));
  }

  private static String evaluate(String expression) {
    Matcher operation = OPERATION.matcher(expression.strip());
    if (!operation.matches()) return expression.strip();
    String left = unquoted(operation.group(1));
    String right = unquoted(operation.group(3));
    long difference = compare(left, right);
    return switch (operation.group(2)) {
      case "=" -> truth(difference == 0);
      case "!=" -> truth(difference != 0);
      case ">" -> truth(difference > 0);
      case "<" -> truth(difference < 0);
      case ">=" -> truth(difference >= 0);
      case "<=" -> truth(difference <= 0);
      case "+" -> Long.toString(number(left) + number(right));
      default -> Long.toString(number(left) - number(right));
    };
  }

  private static long compare(String left, String right) {
    boolean numbers = left.matches("-?\\d{1,18}") && right.matches("-?\\d{1,18}");
    return numbers ? Long.compare(number(left), number(right)) : left.compareTo(right);
  }

  private static long number(String text) {
    return text.matches("-?\\d{1,18}") ? Long.parseLong(text) : 0;
  }

  private static String unquoted(String text) {
    boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  private static String truth(boolean value) {
    return value ? "1" : "0";
  }
}
