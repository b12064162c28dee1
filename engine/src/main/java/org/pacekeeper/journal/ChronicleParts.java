package org.pacekeeper.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32C;

/**
 * What Chronicle Queue keeps in a file beside the records, checked against the records: the header,
 * the list of index pages, and the pages, which hold the position of every n-th record. All of it
 * follows from the records, but for constant bytes, which are compared by checksum with those that
 * known versions write.
 *
 * <p>An index entry that is still 0 is no problem: Chronicle then walks from the entry before.
 */
final class ChronicleParts {
  /**
   * CRC32C of the constant bytes of the header, of the list's prefix and of the pages' prefixes,
   * per roll and alignment. A line is added when a new version of Chronicle writes others; none is
   * ever removed, since old files stay readable.
   */
  private static final Set<Integer> KNOWN =
      Set.of(
          // 2026.4, DAILY and HOURLY
          0x5212b853,
          0xb9ed87dd,
          0x43bc94e7,
          0xa97d71ee,
          // 2026.4, MINUTELY
          0xf44a9502,
          0xa7a5d62a,
          0xa8c51fe5,
          0x3e1eaa38);

  private static final int HEADER_END = 0xc8;
  private static final int WRITE_POSITION_USED = 0x38;
  private static final int WRITE_POSITION = 0x40;
  private static final int WRITE_SEQUENCE = 0x48;
  private static final int INDEX_LIST = 0x98;
  private static final int LAST_INDEX = 0xb0;

  private final RawFile raw;
  private final int capacity;
  private final int spacing;
  private final List<Long> metas = new ArrayList<>();
  private final List<Long> metaEnds = new ArrayList<>();
  private final List<Long> indexed = new ArrayList<>();
  private final CRC32C crc = new CRC32C();
  private long records;
  private long last;
  private long beforeLast;

  /**
   * @param capacity entries of an index page
   * @param spacing records between two entries
   */
  ChronicleParts(RawFile raw, int capacity, int spacing) {
    this.raw = raw;
    this.capacity = capacity;
    this.spacing = spacing;
  }

  void meta(long position, int length) {
    metas.add(position);
    metaEnds.add(position + 4 + length);
  }

  void data(long position) {
    if (records++ % spacing == 0) indexed.add(position);
    beforeLast = last;
    last = position;
  }

  /** Each names the place and what is wrong. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    if (metas.isEmpty() && records == 0) return problems;
    constants(problems, "header", 0, HEADER_END);
    if (records > 0 && metas.size() < 3) {
      problems.add("byte 0: " + metas.size() + " parts before the records, expected 3");
      return problems;
    }
    if (metas.size() < 2) return problems;
    if (records > 0) header(problems);
    long listValues = metaEnds.get(1) - capacity * 8L;
    array(problems, "list of index pages", metas.get(1), listValues, metas.size() - 2);
    for (int page = 0; page < capacity; page++) {
      long found = raw.longAt(listValues + page * 8L);
      long expected = page + 2 < metas.size() ? metas.get(page + 2) : 0;
      if (found != expected)
        problems.add(wrong("list of index pages", listValues + page * 8L, found, expected));
    }
    int entries = 0;
    for (int page = 0; page + 2 < metas.size(); page++)
      entries = Math.max(entries, page(problems, page));
    long lastIndex = raw.longAt(LAST_INDEX);
    if (lastIndex != (long) entries * spacing)
      problems.add(wrong("last index", LAST_INDEX, lastIndex, (long) entries * spacing));
    return problems;
  }

  private void header(List<String> problems) {
    long written = raw.longAt(WRITE_POSITION);
    if (written != last && (written != beforeLast))
      problems.add(wrong("write position", WRITE_POSITION, written, last));
    long sequence = raw.longAt(WRITE_SEQUENCE);
    long ofLast = last << 32 | (records - 1);
    long ofBeforeLast = beforeLast << 32 | (records - 2);
    if (sequence != ofLast && sequence != ofBeforeLast)
      problems.add(wrong("write sequence", WRITE_SEQUENCE, sequence, ofLast));
    long used = raw.longAt(WRITE_POSITION_USED);
    if (used != 2) problems.add(wrong("write position's length", WRITE_POSITION_USED, used, 2));
    long list = raw.longAt(INDEX_LIST);
    if (list != metas.get(1))
      problems.add(wrong("position of the list of index pages", INDEX_LIST, list, metas.get(1)));
  }

  /** Checks one page; returns the number of entries up to its last, counted from the first page. */
  private int page(List<String> problems, int page) {
    long values = metaEnds.get(page + 2) - capacity * 8L;
    int used = 0;
    for (int i = 0; i < capacity; i++) {
      long found = raw.longAt(values + i * 8L);
      if (found == 0) continue;
      used = i + 1;
      int entry = page * capacity + i;
      long expected = entry < indexed.size() ? indexed.get(entry) : 0;
      if (found != expected) problems.add(wrong("index entry", values + i * 8L, found, expected));
    }
    array(problems, "index page", metas.get(page + 2), values, used);
    return used == 0 ? 0 : page * capacity + used;
  }

  private void array(List<String> problems, String part, long start, long values, long used) {
    constants(problems, part, start, values - 8);
    long found = raw.longAt(values - 8);
    if (found != used) problems.add(wrong(part + "'s length", values - 8, found, used));
  }

  private void constants(List<String> problems, String part, long from, long to) {
    crc.reset();
    for (long at = from; at < to; at += 4) {
      int word = isVariable(at) ? 0 : raw.intAt(at);
      for (int shift = 0; shift < 32; shift += 8) crc.update(word >>> shift & 0xff);
    }
    int sum = (int) crc.getValue();
    if (!KNOWN.contains(sum))
      problems.add(
          String.format(
              "bytes %d to %d: %s has checksum %08x, expected one that Chronicle Queue writes",
              from, to, part, sum));
  }

  private static boolean isVariable(long at) {
    return (at >= WRITE_POSITION_USED && at < WRITE_SEQUENCE + 8)
        || (at >= INDEX_LIST && at < INDEX_LIST + 8)
        || (at >= LAST_INDEX && at < LAST_INDEX + 8);
  }

  private static String wrong(String what, long at, long found, long expected) {
    return "byte " + at + ": " + what + " is " + found + ", expected " + expected;
  }
}
