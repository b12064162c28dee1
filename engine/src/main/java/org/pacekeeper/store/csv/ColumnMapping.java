package org.pacekeeper.store.csv;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Which column of a file holds which field. Headers in common use are known; a mapping file, lines
 * of {@code field: header}, has the last word. Immutable.
 */
public final class ColumnMapping {
  private final Map<LeadField, String> chosen;

  private ColumnMapping(Map<LeadField, String> chosen) {
    this.chosen = chosen;
  }

  /** The headers in common use and no others. */
  public static ColumnMapping standard() {
    return new ColumnMapping(Map.of());
  }

  /**
   * @throws LeadFileException when the file cannot be read, or names a field that there is not
   */
  public static ColumnMapping read(Path file) {
    Map<LeadField, String> chosen = new EnumMap<>(LeadField.class);
    for (NodeTuple entry : entries(file)) {
      String at = file + " line " + line(entry.getKeyNode()) + ": ";
      String field = scalar(entry.getKeyNode(), at);
      chosen.put(field(field, at), scalar(entry.getValueNode(), at));
    }
    return new ColumnMapping(chosen);
  }

  private static List<NodeTuple> entries(Path file) {
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      Node root =
          new Compose(LoadSettings.builder().setLabel(file.toString()).build())
              .composeReader(reader)
              .orElse(null);
      if (root instanceof MappingNode mapping) return mapping.getValue();
      throw new LeadFileException(file + ": expected lines of 'field: header'");
    } catch (IOException e) {
      throw new LeadFileException(file + ": cannot be read: " + e.getMessage(), e);
    } catch (YamlEngineException e) {
      String message = e.getMessage().lines().findFirst().orElse("");
      throw new LeadFileException(file + ": not a YAML file: " + message, e);
    }
  }

  private static String scalar(Node node, String at) {
    if (node instanceof ScalarNode scalar) return scalar.getValue();
    throw new LeadFileException(at + "expected one header for each field");
  }

  private static LeadField field(String text, String at) {
    return Arrays.stream(LeadField.values())
        .filter(field -> field.text().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new LeadFileException(
                    at + "field '" + text + "': expected one of " + LeadField.known()));
  }

  private static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }

  /**
   * Finds the fields in a file's header.
   *
   * @throws LeadFileException when no column holds the phone number, or the header lacks a column
   *     that the mapping file names
   */
  Columns resolve(Path file, List<String> header) {
    List<String> comparable = header.stream().map(LeadField::comparable).toList();
    Map<LeadField, Integer> fields = new EnumMap<>(LeadField.class);
    chosen.forEach(
        (field, name) -> fields.put(field, chosenColumn(file, header, comparable, field, name)));
    for (LeadField field : LeadField.values()) {
      if (fields.containsKey(field)) continue;
      field.headers().stream()
          .map(comparable::indexOf)
          .filter(index -> index >= 0 && !fields.containsValue(index))
          .findFirst()
          .ifPresent(index -> fields.put(field, index));
    }
    if (!fields.containsKey(LeadField.PHONE))
      throw new LeadFileException(
          file
              + " line 1: no column for the phone number among "
              + String.join(", ", header)
              + "; expected a header such as phone, telephone, mobile, or a mapping file");
    return new Columns(fields, uniqueNames(header));
  }

  private static int chosenColumn(
      Path file, List<String> header, List<String> comparable, LeadField field, String name) {
    int index = comparable.indexOf(LeadField.comparable(name));
    if (index >= 0) return index;
    throw new LeadFileException(
        file
            + " line 1: the mapping takes "
            + field.text()
            + " from column '"
            + name
            + "': expected one of "
            + String.join(", ", header));
  }

  /** Every column gets a name of its own, so that no value of a row is lost. */
  private static List<String> uniqueNames(List<String> header) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      String base = header.get(i).isEmpty() ? "column_" + (i + 1) : header.get(i);
      String name = base;
      for (int n = 2; names.contains(name); n++) name = base + "_" + n;
      names.add(name);
    }
    return names;
  }
}
