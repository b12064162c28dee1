package org.pacekeeper.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A Chronicle Queue file read byte by byte, without Chronicle: a sequence of documents, each with a
 * header of four bytes and aligned to four. Reads only; also while another process writes. One
 * thread.
 */
final class RawFile implements AutoCloseable {
  static final int INCOMPLETE = 0x8000_0000;
  static final int META = 0x4000_0000;
  static final int LENGTH = 0x3fff_ffff;
  static final int END_OF_FILE = INCOMPLETE | META;

  /** What follows the mark at the end of a file: a wire comment, "EOF". */
  static final int END_OF_FILE_TEXT = 0xc3 | 'E' << 8 | 'O' << 16 | 'F' << 24;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int WINDOW = 1 << 18;

  private final Path path;
  private final FileChannel channel;
  private byte[] window = new byte[WINDOW];
  private long windowAt;
  private int windowLength;

  RawFile(Path path) {
    this.path = path;
    try {
      channel = FileChannel.open(path, StandardOpenOption.READ);
    } catch (IOException e) {
      throw new UncheckedIOException("journal file " + path + " cannot be opened", e);
    }
  }

  long size() {
    try {
      return channel.size();
    } catch (IOException e) {
      throw new UncheckedIOException("journal file " + path + " cannot be read", e);
    }
  }

  /** Forgets what was read: the file may have grown. */
  void refresh() {
    windowLength = 0;
  }

  /** Four bytes, 0 behind the end. */
  int intAt(long position) {
    int at = load(position, 4);
    return at < 0 ? 0 : (int) INT.get(window, at);
  }

  /** Eight bytes, 0 behind the end. */
  long longAt(long position) {
    int at = load(position, 8);
    return at < 0 ? 0 : (long) LONG.get(window, at);
  }

  /** Brings bytes into {@link #window()}: their offset in it, -1 when the file ends before. */
  int load(long position, int count) {
    if (position < windowAt || position + count > windowAt + windowLength) fill(position, count);
    return position + count <= windowAt + windowLength ? (int) (position - windowAt) : -1;
  }

  byte[] window() {
    return window;
  }

  /** The position of the first byte from {@code position} on that is not zero, -1 when none is. */
  long firstNonZero(long position) {
    long end = size();
    for (long p = position; p < end; ) {
      int count = (int) Math.min(WINDOW, end - p);
      int at = load(p, count);
      if (at < 0) return -1;
      int last = at + count;
      int i = at;
      while (i + 8 <= last && (long) LONG.get(window, i) == 0) i += 8;
      for (; i < last; i++) if (window[i] != 0) return p + i - at;
      p += count;
    }
    return -1;
  }

  private void fill(long position, int count) {
    if (count > window.length) window = new byte[count];
    windowAt = position;
    windowLength = 0;
    try {
      ByteBuffer buffer = ByteBuffer.wrap(window);
      while (buffer.hasRemaining()) {
        int read = channel.read(buffer, position + buffer.position());
        if (read <= 0) break;
      }
      windowLength = buffer.position();
    } catch (IOException e) {
      throw new UncheckedIOException("journal file " + path + " cannot be read", e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("journal file " + path + " cannot be closed", e);
    }
  }
}
