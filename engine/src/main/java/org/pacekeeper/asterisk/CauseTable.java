package org.pacekeeper.asterisk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.pacekeeper.event.Outcome;

/**
 * What SIP statuses, reason phrases, ISUP causes and originate reasons are taken for: the rows of
 * the resource {@code causes.csv}, read once. Immutable; any thread.
 */
public final class CauseTable {
  private static final String RESOURCE = "/org/pacekeeper/asterisk/causes.csv";
  private static final int COLUMNS = 6;
  private static final CauseTable SHIPPED = read();

  /** What kind of word a network's refusal is. */
  public enum Signal {
    PHRASE,
    SIP,
    ISUP,
    REASON
  }

  /**
   * @param code a number, for a phrase its text
   * @param alarm what a person should look at: {@code trunk}, {@code caller-id} or nothing
   * @param source where the code is defined
   */
  public record Row(
      Signal signal, String code, Outcome outcome, String alarm, String meaning, String source) {

    boolean isTrunkAlarm() {
      return alarm.equals("trunk");
    }
  }

  private final List<Row> rows;
  private final Map<String, Row> byCode = new HashMap<>();

  private CauseTable(List<Row> rows) {
    this.rows = List.copyOf(rows);
    for (Row row : rows)
      if (byCode.put(key(row.signal(), row.code()), row) != null)
        throw new IllegalStateException(
            RESOURCE + ": " + row.signal() + " " + row.code() + " is there twice");
  }

  /** The one that is shipped. */
  public static CauseTable shipped() {
    return SHIPPED;
  }

  /** All rows, in the order of the file. */
  public List<Row> rows() {
    return rows;
  }

  /** Null when the table has no such code. */
  Row row(Signal signal, int code) {
    return byCode.get(key(signal, Integer.toString(code)));
  }

  private static String key(Signal signal, String code) {
    return signal + " " + code;
  }

  private static CauseTable read() {
    try (InputStream in = CauseTable.class.getResourceAsStream(RESOURCE)) {
      if (in == null) throw new IllegalStateException("not among the resources: " + RESOURCE);
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      List<Row> rows = new ArrayList<>();
      boolean header = true;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("#") || line.isBlank()) continue;
        if (!header) rows.add(row(line));
        header = false;
      }
      return new CauseTable(rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Row row(String line) {
    String[] cells = line.split(",", -1);
    if (cells.length != COLUMNS)
      throw new IllegalStateException(
          RESOURCE + ": '" + line + "': expected " + COLUMNS + " columns");
    return new Row(
        Signal.valueOf(cells[0].toUpperCase(Locale.ROOT)),
        cells[1],
        Outcome.valueOf(cells[2]),
        cells[3],
        cells[4],
        cells[5]);
  }
}
