package org.pacekeeper.store.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A CSV file for people: UTF-8, no cell of which a spreadsheet would run as a formula (see {@link
 * CsvCells}). One thread.
 */
public final class CsvSink implements Closeable {
  private final CsvWriter csv;

  public CsvSink(Writer out) {
    this.csv = CsvWriter.builder().build(out);
  }

  /**
   * @throws LeadFileException when the file cannot be written
   */
  public static CsvSink create(Path file) {
    try {
      return new CsvSink(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new LeadFileException(file + ": cannot be written: " + e.getMessage(), e);
    }
  }

  /**
   * Writes one row; a cell that is null is empty.
   *
   * @throws java.io.UncheckedIOException when it cannot be written
   */
  public void write(List<String> cells) {
    List<String> neutral = new ArrayList<>(cells.size());
    for (String cell : cells) neutral.add(CsvCells.neutral(cell));
    csv.writeRecord(neutral);
  }

  public void flush() throws IOException {
    csv.flush();
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
