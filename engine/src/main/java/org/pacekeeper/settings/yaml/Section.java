package org.pacekeeper.settings.yaml;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * One mapping of a YAML file. What is asked of it becomes a known key; {@link #finish} complains
 * about all others. A wrong or missing value is added to the problems and a placeholder returned,
 * so that reading goes on: whoever reads calls {@link Problems#throwIfAny} before using anything.
 * One thread.
 */
public final class Section {
  private record Entry(Node key, Node value) {}

  private final Path file;
  private final String path;
  private final int line;
  private final Problems problems;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Set<String> known = new LinkedHashSet<>();
  private final List<Section> children = new ArrayList<>();

  Section(Path file, String path, MappingNode mapping, Problems problems) {
    this(file, path, lineOf(mapping), problems);
    for (NodeTuple tuple : mapping.getValue()) {
      Node key = tuple.getKeyNode();
      String name = key instanceof ScalarNode scalar ? scalar.getValue() : key.toString();
      Entry first = entries.putIfAbsent(name, new Entry(key, tuple.getValueNode()));
      if (first != null)
        problems.add(
            file, lineOf(key), path(name), "given twice, first in line " + lineOf(first.key));
    }
  }

  private Section(Path file, String path, int line, Problems problems) {
    this.file = file;
    this.path = path;
    this.line = line;
    this.problems = problems;
  }

  public Path file() {
    return file;
  }

  /** Whether the key is written here; makes it known. */
  public boolean has(String key) {
    known.add(key);
    return entries.containsKey(key);
  }

  /**
   * Whether the key is written here with a scalar, not with a mapping or a list; makes it known.
   */
  public boolean hasScalar(String key) {
    return has(key) && entries.get(key).value instanceof ScalarNode;
  }

  /** A scalar that must be written. */
  public <T> T required(String key, Format<T> format) {
    if (has(key)) return scalar(key, path(key), entries.get(key).value, format);
    problem(key, "missing; " + format.expectation());
    return format.placeholder();
  }

  /** A scalar, or {@code fallback} where the key is not written or has no value. */
  public <T> T optional(String key, Format<T> format, T fallback) {
    if (!has(key)) return fallback;
    Node node = entries.get(key).value;
    boolean empty = node instanceof ScalarNode scalar && scalar.getValue().isEmpty();
    return empty ? fallback : scalar(key, path(key), node, format);
  }

  /**
   * The items of a sequence of scalars; one scalar counts as a sequence of one; none when absent.
   */
  public <T> List<T> list(String key, Format<T> format) {
    if (!has(key)) return List.of();
    Node node = entries.get(key).value;
    if (!(node instanceof SequenceNode sequence))
      return List.of(scalar(key, path(key), node, format));
    List<T> items = new ArrayList<>();
    for (Node item : sequence.getValue())
      items.add(scalar(key, path(key) + "[" + items.size() + "]", item, format));
    return items;
  }

  /** A mapping; one without keys where the key is not written. */
  public Section section(String key) {
    Node node = has(key) ? entries.get(key).value : null;
    if (node instanceof MappingNode mapping) return child(path(key), mapping);
    if (node != null) problem(key, found(node) + ": expected a mapping of keys to values");
    Section empty = new Section(file, path(key), line, problems);
    children.add(empty);
    return empty;
  }

  /** The mappings of a sequence; none where the key is not written. */
  public List<Section> sections(String key) {
    if (!has(key)) return List.of();
    Node node = entries.get(key).value;
    if (!(node instanceof SequenceNode sequence)) {
      problem(key, found(node) + ": expected a list, each item beginning with a dash");
      return List.of();
    }
    List<Section> items = new ArrayList<>();
    int index = 0;
    for (Node item : sequence.getValue()) {
      String itemPath = path(key) + "[" + index++ + "]";
      if (item instanceof MappingNode mapping) items.add(child(itemPath, mapping));
      else
        problems.add(
            file, lineOf(item), itemPath, found(item) + ": expected a mapping of keys to values");
    }
    return items;
  }

  /** Adds a problem at a key, or at this section where the key is not written. */
  public void problem(String key, String message) {
    problems.add(file, lineOf(key), path(key), message);
  }

  /** Where a key is written, for a notice: {@code file:line: path}. */
  public String place(String key) {
    return file + ":" + lineOf(key) + ": " + path(key);
  }

  /** Complains about keys nobody asked for, here and in every section below. */
  public void finish() {
    for (String key : entries.keySet()) {
      if (known.contains(key)) continue;
      String nearest =
          NearestName.of(key, known).map(name -> " (did you mean '" + name + "'?)").orElse("");
      problem(key, "unknown key" + nearest + "; known here: " + String.join(", ", known));
    }
    children.forEach(Section::finish);
  }

  private Section child(String childPath, MappingNode mapping) {
    Section child = new Section(file, childPath, mapping, problems);
    children.add(child);
    return child;
  }

  private <T> T scalar(String key, String itemPath, Node node, Format<T> format) {
    if (node instanceof ScalarNode scalar) {
      var parsed = format.parse(scalar.getValue());
      if (parsed.isPresent()) return parsed.get();
    }
    int at = node instanceof ScalarNode s && s.getValue().isEmpty() ? lineOf(key) : lineOf(node);
    String found = format.confidential() ? "a value not shown here" : found(node);
    problems.add(file, at, itemPath, found + ": " + format.expectation());
    return format.placeholder();
  }

  private static String found(Node node) {
    if (node instanceof ScalarNode scalar)
      return scalar.getValue().isEmpty() ? "empty" : "'" + printable(scalar.getValue()) + "'";
    return node instanceof SequenceNode ? "found a list" : "found a mapping";
  }

  private static String printable(String value) {
    String visible = value.replaceAll("\\p{Cntrl}", "?");
    return visible.length() <= 80 ? visible : visible.substring(0, 80) + "…";
  }

  private int lineOf(String key) {
    Entry entry = entries.get(key);
    return entry == null ? line : lineOf(entry.key);
  }

  private static int lineOf(Node node) {
    return node.getStartMark().map(Mark::getLine).orElse(-1) + 1;
  }

  private String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
