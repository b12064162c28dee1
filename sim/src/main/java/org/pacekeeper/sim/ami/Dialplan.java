package org.pacekeeper.sim.ami;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of an extensions.conf that the simulated exchange can carry out, read from the file as
 * it is shipped, so that the simulator says what the real dialplan says. Immutable.
 */
public final class Dialplan {
  private static final String SHIPPED = "/asterisk/extensions_pacekeeper.conf";
  private static final Pattern FIRST =
      Pattern.compile("exten\\s*=>\\s*([^,]+),\\s*1(?:\\((\\w+)\\))?,\\s*(.*)");
  private static final Pattern NEXT = Pattern.compile("same\\s*=>\\s*n(?:\\((\\w+)\\))?,\\s*(.*)");
  private static final Pattern APPLICATION = Pattern.compile("(\\w+)(?:\\((.*)\\))?");

  /**
   * One step.
   *
   * @param label empty when it has none
   */
  record Step(String label, String application, String data) {}

  private record Extension(String name, Pattern pattern, List<Step> steps) {}

  /** A step in its place. */
  record Listed(String exten, int priority, Step step) {}

  private final Map<String, List<Extension>> contexts = new LinkedHashMap<>();

  /** The one that is shipped in {@code config/asterisk}. */
  public static Dialplan shipped() {
    return shippedWith("");
  }

  /**
   * The one that is shipped, and contexts of one's own, as an administrator writes them.
   *
   * @throws IllegalArgumentException as {@link #parse} does
   */
  public static Dialplan shippedWith(String own) {
    try (InputStream in = Dialplan.class.getResourceAsStream(SHIPPED)) {
      if (in == null) throw new IllegalStateException("not among the resources: " + SHIPPED);
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8) + "\n" + own);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @throws IllegalArgumentException naming the line that is not understood, or whose application
   *     is not one of {@link DialplanRunner#APPLICATIONS}
   */
  public static Dialplan parse(String text) {
    Dialplan dialplan = new Dialplan();
    List<Extension> context = null;
    int number = 0;
    for (String raw : text.split("\n")) {
      number++;
      String line = raw.replaceFirst(";.*", "").strip();
      if (line.isEmpty()) continue;
      if (line.startsWith("[") && line.endsWith("]")) {
        String name = line.substring(1, line.length() - 1);
        context = dialplan.contexts.computeIfAbsent(name, c -> new ArrayList<>());
      } else if (context == null || !add(context, line)) {
        throw new IllegalArgumentException(
            "dialplan line "
                + number
                + " '"
                + line
                + "': expected a context, or a step with one of "
                + DialplanRunner.APPLICATIONS);
      }
    }
    return dialplan;
  }

  private static boolean add(List<Extension> context, String line) {
    Matcher first = FIRST.matcher(line);
    Matcher next = NEXT.matcher(line);
    Step step;
    if (first.matches()) {
      String name = first.group(1).strip();
      context.add(new Extension(name, pattern(name), new ArrayList<>()));
      step = step(first.group(2), first.group(3));
    } else if (next.matches() && !context.isEmpty()) {
      step = step(next.group(1), next.group(2));
    } else {
      return false;
    }
    if (step == null) return false;
    context.get(context.size() - 1).steps().add(step);
    return true;
  }

  private static Step step(String label, String call) {
    Matcher matcher = APPLICATION.matcher(call.strip());
    if (!matcher.matches() || !DialplanRunner.APPLICATIONS.contains(matcher.group(1))) return null;
    String data = matcher.group(2) == null ? "" : matcher.group(2);
    return new Step(label == null ? "" : label, matcher.group(1), data);
  }

  private static Pattern pattern(String exten) {
    if (!exten.startsWith("_")) return Pattern.compile(Pattern.quote(exten));
    String regex =
        exten
            .substring(1)
            .replace(".", ".+")
            .replace("!", ".*")
            .replaceAll("X(?![^\\[]*\\])", "[0-9]")
            .replaceAll("Z(?![^\\[]*\\])", "[1-9]")
            .replaceAll("N(?![^\\[]*\\])", "[2-9]");
    return Pattern.compile(regex);
  }

  /** The steps of the first extension that matches; empty when none does. */
  private List<Step> steps(DialplanPlace place) {
    for (Extension extension : contexts.getOrDefault(place.context(), List.of()))
      if (extension.pattern().matcher(place.exten()).matches()) return extension.steps();
    return List.of();
  }

  /** All steps of a context; empty when there is none of that name. */
  List<Listed> list(String context) {
    List<Listed> all = new ArrayList<>();
    for (Extension extension : contexts.getOrDefault(context, List.of()))
      for (int i = 0; i < extension.steps().size(); i++)
        all.add(new Listed(extension.name(), i + 1, extension.steps().get(i)));
    return all;
  }

  boolean exists(DialplanPlace place) {
    return step(place) != null;
  }

  /** What is to be done there, null when nothing is there. */
  Step step(DialplanPlace place) {
    List<Step> steps = steps(place);
    int index = place.priority() - 1;
    return index >= 0 && index < steps.size() ? steps.get(index) : null;
  }

  /** Where a Goto leads: {@code [[context,]exten,]priority}, a number or a label. */
  DialplanPlace target(DialplanPlace from, String data) {
    String[] parts = data.split(",");
    String priority = parts[parts.length - 1].strip();
    String exten = parts.length > 1 ? parts[parts.length - 2].strip() : from.exten();
    String context = parts.length > 2 ? parts[0].strip() : from.context();
    DialplanPlace place = new DialplanPlace(context, exten, 0);
    if (priority.matches("\\d+")) return place.at(Integer.parseInt(priority));
    List<Step> steps = steps(place);
    for (int i = 0; i < steps.size(); i++)
      if (steps.get(i).label().equals(priority)) return place.at(i + 1);
    return place;
  }
}
