package org.pacekeeper.store.csv;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The columns of one file.
 *
 * @param fields index of the column that holds each field found
 * @param names of all columns, each different
 */
public record Columns(Map<LeadField, Integer> fields, List<String> names) {

  /** Field to header, as it is told to people. */
  public Map<String, String> described() {
    Map<String, String> described = new LinkedHashMap<>();
    for (LeadField field : LeadField.values())
      if (fields.containsKey(field)) described.put(field.text(), names.get(fields.get(field)));
    return described;
  }

  /** Columns that are kept under their own names. The country is one: no field keeps it. */
  List<Integer> extra() {
    TreeSet<Integer> taken = new TreeSet<>(fields.values());
    taken.remove(fields.getOrDefault(LeadField.COUNTRY, -1));
    List<Integer> extra = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) if (!taken.contains(i)) extra.add(i);
    return extra;
  }

  /** Names of the columns that are kept as they are. */
  public List<String> extraNames() {
    return extra().stream().map(names::get).toList();
  }

  /** The header of a field that was found. */
  public String name(LeadField field) {
    return names.get(fields.get(field));
  }

  /** The stripped value, empty when there is no such column. */
  String value(List<String> row, LeadField field) {
    Integer index = fields.get(field);
    return index == null ? "" : CsvCells.plain(row.get(index).strip());
  }
}
