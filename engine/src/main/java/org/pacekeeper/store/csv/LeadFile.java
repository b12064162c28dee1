package org.pacekeeper.store.csv;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.pacekeeper.store.csv.CsvSource.Row;
import org.pacekeeper.store.csv.PhoneReader.Reading;

/**
 * A lead file being read: each row becomes a lead, or problems, or both. What needs a look at other
 * rows or at the database is not seen here. One thread.
 */
public final class LeadFile implements Closeable {
  /** Of a row that names none. */
  public static final int DEFAULT_PRIORITY = 5;

  private static final int PRIORITY_MAX = 9;
  private static final Set<String> KNOWN_ZONES = ZoneId.getAvailableZoneIds();

  private final Path file;
  private final CsvSource source;
  private final Columns columns;
  private final String defaultRegion;
  private final String zoneIfUnknown;
  private List<Problem> problems = List.of();
  private long rowsRead;

  /**
   * What became of one row.
   *
   * @param lead null when the row is left out
   * @param problems of this row; may be empty
   */
  public record Read(LeadRow lead, List<Problem> problems) {}

  /**
   * Opens the file and reads its header.
   *
   * @param defaultRegion two letters, for numbers without a country code; empty for none
   * @param zoneIfUnknown for leads of which no zone is known; empty to leave them without
   * @throws LeadFileException when the file cannot be read or has no column for the phone number
   */
  public LeadFile(
      Path file,
      Charset charset,
      ColumnMapping mapping,
      String defaultRegion,
      String zoneIfUnknown) {
    this.file = file;
    this.defaultRegion = defaultRegion;
    this.zoneIfUnknown = zoneIfUnknown;
    this.source = new CsvSource(file, charset);
    Row header = source.next();
    if (header == null)
      throw new LeadFileException(file + ": is empty; expected a line of headers");
    this.columns = mapping.resolve(file, header.fields().stream().map(String::strip).toList());
  }

  public Columns columns() {
    return columns;
  }

  /** Rows so far, without the header. */
  public long rowsRead() {
    return rowsRead;
  }

  public long bytesRead() {
    return source.bytesRead();
  }

  public long bytesTotal() {
    return source.bytesTotal();
  }

  /**
   * The next row.
   *
   * @return null at the end
   */
  public Read next() {
    Row row = source.next();
    if (row == null) return null;
    rowsRead++;
    problems = new ArrayList<>();
    return new Read(read(row), problems);
  }

  private LeadRow read(Row row) {
    if (row.fields().size() != columns.names().size()) {
      report(
          row,
          Problem.Kind.INVALID,
          "has " + row.fields().size() + " values; expected " + columns.names().size());
      return null;
    }
    String text = value(row, LeadField.PHONE);
    Reading phone = PhoneReader.read(text, region(row));
    if (!phone.valid()) {
      report(row, Problem.Kind.INVALID, LeadField.PHONE, phone.refusal());
      return null;
    }
    int priority = priority(row);
    if (priority < 0) return null;
    return new LeadRow(
        row.line(),
        text,
        phone.phone(),
        phone.kind(),
        zones(row, phone),
        value(row, LeadField.EXTERNAL_ID),
        value(row, LeadField.FIRST_NAME),
        value(row, LeadField.LAST_NAME),
        value(row, LeadField.COMPANY),
        value(row, LeadField.EMAIL),
        extra(row),
        priority);
  }

  private String region(Row row) {
    String country = value(row, LeadField.COUNTRY).toUpperCase(Locale.ROOT);
    return PhoneReader.knowsRegion(country) ? country : defaultRegion;
  }

  /** -1 when it cannot be used, which has been told. */
  private int priority(Row row) {
    String text = value(row, LeadField.PRIORITY);
    if (text.isEmpty()) return DEFAULT_PRIORITY;
    if (text.length() == 1 && text.charAt(0) >= '0' && text.charAt(0) <= '0' + PRIORITY_MAX)
      return text.charAt(0) - '0';
    report(row, Problem.Kind.INVALID, LeadField.PRIORITY, "expected 0 to " + PRIORITY_MAX);
    return -1;
  }

  private List<String> zones(Row row, Reading phone) {
    String explicit = value(row, LeadField.TIME_ZONE);
    if (KNOWN_ZONES.contains(explicit)) return List.of(explicit);
    if (!explicit.isEmpty())
      report(
          row,
          Problem.Kind.NOTE,
          LeadField.TIME_ZONE,
          "not an IANA time zone such as Europe/Paris; taken from the number instead");
    if (!phone.zones().isEmpty()) return phone.zones();
    if (!zoneIfUnknown.isEmpty()) return List.of(zoneIfUnknown);
    report(
        row,
        Problem.Kind.NO_ZONE,
        LeadField.PHONE,
        "no time zone is known for it; kept, but not called");
    return List.of();
  }

  private Map<String, String> extra(Row row) {
    Map<String, String> extra = new LinkedHashMap<>();
    for (int index : columns.extra()) {
      String value = CsvCells.plain(row.fields().get(index).strip());
      if (!value.isEmpty()) extra.put(columns.names().get(index), value);
    }
    return extra;
  }

  private String value(Row row, LeadField field) {
    return columns.value(row.fields(), field);
  }

  private void report(Row row, Problem.Kind kind, LeadField field, String reason) {
    problems.add(new Problem(row.line(), kind, columns.name(field), value(row, field), reason));
  }

  private void report(Row row, Problem.Kind kind, String reason) {
    problems.add(new Problem(row.line(), kind, "", "", reason));
  }

  @Override
  public void close() {
    try {
      source.close();
    } catch (IOException e) {
      throw new LeadFileException(file + ": cannot be closed: " + e.getMessage(), e);
    }
  }
}
