package org.pacekeeper.store.csv;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import org.pacekeeper.event.PhoneNumber;
import org.pacekeeper.store.csv.CsvSource.Row;
import org.pacekeeper.store.csv.PhoneReader.Reading;

/**
 * A file of which only the phone numbers matter, with a header or, as registries hand them out,
 * without one. One thread.
 */
public final class PhoneFile implements Closeable {
  private final Path file;
  private final CsvSource source;
  private final String region;
  private final int column;
  private final String columnName;
  private Row pending;

  /**
   * One row: a number, or a problem.
   *
   * @param phone null when there is none
   * @param problem null when there is none
   */
  public record Read(PhoneNumber phone, Problem problem) {}

  /**
   * @param region two letters, for numbers without a country code; empty for none
   * @throws LeadFileException when the file cannot be read or no column holds phone numbers
   */
  public PhoneFile(Path file, Charset charset, String region) {
    this.file = file;
    this.region = region;
    this.source = new CsvSource(file, charset);
    Row first = source.next();
    if (first == null) throw new LeadFileException(file + ": is empty; expected phone numbers");
    int number = firstNumber(first.fields());
    if (number >= 0) {
      this.column = number;
      this.columnName = "column_" + (number + 1);
      this.pending = first;
    } else {
      Columns columns = ColumnMapping.standard().resolve(file, first.fields());
      this.column = columns.fields().get(LeadField.PHONE);
      this.columnName = columns.name(LeadField.PHONE);
    }
  }

  private int firstNumber(List<String> cells) {
    for (int i = 0; i < cells.size(); i++)
      if (PhoneReader.read(CsvCells.plain(cells.get(i).strip()), region).valid()) return i;
    return -1;
  }

  /** The next row, null at the end. */
  public Read next() {
    Row row = pending != null ? pending : source.next();
    pending = null;
    if (row == null) return null;
    String text =
        column < row.fields().size() ? CsvCells.plain(row.fields().get(column).strip()) : "";
    Reading reading = PhoneReader.read(text, region);
    if (reading.valid()) return new Read(reading.phone(), null);
    return new Read(
        null, new Problem(row.line(), Problem.Kind.INVALID, columnName, text, reading.refusal()));
  }

  public long bytesRead() {
    return source.bytesRead();
  }

  public long bytesTotal() {
    return source.bytesTotal();
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
