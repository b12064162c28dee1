package org.pacekeeper.store.csv;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The rows of a CSV file, one after the other, in bounded memory. A byte order mark is passed over;
 * the separator is the one of comma, semicolon, tab and bar that the first line has most of. One
 * thread.
 */
final class CsvSource implements Closeable {
  private static final int FIRST_LINE_MAX = 1 << 16;
  private static final int ROW_CHARS_MAX = 1 << 20;
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final String SEPARATORS = ",;\t|";

  /** A row and the line at which it begins. */
  record Row(long line, List<String> fields) {}

  private final Path file;
  private final Charset charset;
  private final long bytesTotal;
  private final Counted input;
  private final CsvReader<CsvRecord> reader;
  private final Iterator<CsvRecord> records;
  private long lastLine;

  /**
   * @throws LeadFileException when the file cannot be read
   */
  CsvSource(Path file, Charset charset) {
    this.file = file;
    this.charset = charset;
    try {
      this.bytesTotal = Files.size(file);
      this.input = new Counted(Files.newInputStream(file));
      BufferedReader text =
          new BufferedReader(
              new InputStreamReader(
                  input,
                  charset
                      .newDecoder()
                      .onMalformedInput(CodingErrorAction.REPORT)
                      .onUnmappableCharacter(CodingErrorAction.REPORT)),
              FIRST_LINE_MAX);
      skipByteOrderMark(text);
      this.reader =
          CsvReader.builder()
              .fieldSeparator(separator(text))
              .commentStrategy(CommentStrategy.NONE)
              .skipEmptyLines(true)
              .allowExtraFields(true)
              .allowMissingFields(true)
              .maxBufferSize(ROW_CHARS_MAX)
              .ofCsvRecord(text);
      this.records = reader.iterator();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** The next row, null at the end. */
  Row next() {
    try {
      CsvRecord record = records.next();
      lastLine = record.getStartingLineNumber();
      return new Row(lastLine, record.getFields());
    } catch (NoSuchElementException end) {
      return null;
    } catch (CsvParseException e) {
      throw new LeadFileException(
          file
              + " after line "
              + lastLine
              + ": a row is longer than "
              + ROW_CHARS_MAX
              + " characters; expected the end of a quoted value before",
          e);
    } catch (UncheckedIOException e) {
      throw unreadable(e.getCause());
    }
  }

  long bytesRead() {
    return input.count;
  }

  long bytesTotal() {
    return bytesTotal;
  }

  private LeadFileException unreadable(IOException e) {
    if (e instanceof CharacterCodingException)
      return new LeadFileException(
          file
              + " after line "
              + lastLine
              + ": bytes that are not "
              + charset
              + "; save the file as UTF-8 or say its encoding",
          e);
    if (e instanceof NoSuchFileException) return new LeadFileException(file + ": no such file", e);
    return new LeadFileException(file + ": cannot be read: " + e.getMessage(), e);
  }

  private static void skipByteOrderMark(BufferedReader text) throws IOException {
    text.mark(1);
    if (text.read() != BYTE_ORDER_MARK) text.reset();
  }

  private static char separator(BufferedReader text) throws IOException {
    int[] counts = new int[SEPARATORS.length()];
    text.mark(FIRST_LINE_MAX);
    boolean quoted = false;
    for (int i = 1; i < FIRST_LINE_MAX; i++) {
      int c = text.read();
      if (c < 0 || (!quoted && (c == '\n' || c == '\r'))) break;
      if (c == '"') quoted = !quoted;
      int candidate = SEPARATORS.indexOf(c);
      if (!quoted && candidate >= 0) counts[candidate]++;
    }
    text.reset();
    int best = 0;
    for (int i = 1; i < counts.length; i++) if (counts[i] > counts[best]) best = i;
    return SEPARATORS.charAt(best);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  /** Counts what was read, for the progress. */
  private static final class Counted extends FilterInputStream {
    private long count;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      if (b >= 0) count++;
      return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int n = super.read(bytes, offset, length);
      if (n > 0) count += n;
      return n;
    }
  }
}
