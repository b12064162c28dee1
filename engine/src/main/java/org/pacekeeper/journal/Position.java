package org.pacekeeper.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * How far a named reader of the command journal has come. One thread.
 *
 * <p>A file of 64 bytes, mapped: two slots, written in turn, each with a generation, the sequence
 * number and a checksum. A save that is torn leaves the other slot. Survives kill -9 without a
 * system call; survives a power failure as {@link JournalSettings.Sync} says.
 */
public final class Position {
  static final int SLOT = 32;
  static final int SIZE = 2 * SLOT;
  private static final int MAGIC = 'P' | 'K' << 8 | 'P' << 16 | 1 << 24;

  private final Path file;
  private final MappedByteBuffer map;
  private final Runnable journalsSync;
  private long generation;
  private long sequence;

  /**
   * @param journalsSync forces the journals to disk, null when a save is not to be forced
   */
  Position(Path file, Runnable journalsSync) {
    this.file = file;
    this.journalsSync = journalsSync;
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
      map = channel.map(FileChannel.MapMode.READ_WRITE, 0, SIZE);
      map.order(ByteOrder.LITTLE_ENDIAN);
      if (blank(map)) {
        write(0, 1, 0);
        write(1, 2, 0);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("position file " + file + " cannot be opened", e);
    }
    load();
  }

  private void load() {
    boolean first = problem(map, 0) == null;
    boolean second = problem(map, 1) == null;
    if (!first && !second)
      throw new JournalDamagedException(
          "position file " + file + ": neither of its two slots is whole");
    int slot = !second || (first && generationIn(map, 0) > generationIn(map, 1)) ? 0 : 1;
    generation = generationIn(map, slot);
    sequence = sequenceIn(map, slot);
    if (!first || !second) write(1 - slot, ++generation, sequence);
  }

  /** Never saved: the process that made the file did not come to write it. */
  static boolean blank(ByteBuffer bytes) {
    for (int i = 0; i < SIZE; i++) if (bytes.get(i) != 0) return false;
    return true;
  }

  /** What is wrong with a slot, null when nothing is. */
  static String problem(ByteBuffer bytes, int slot) {
    int at = slot * SLOT;
    if (bytes.getInt(at) != MAGIC) return "slot " + slot + ": not a position";
    if (bytes.getInt(at + 24) != checksum(bytes, slot)) return "slot " + slot + ": checksum";
    if (bytes.getInt(at + 4) != 0 || bytes.getInt(at + 28) != 0)
      return "slot " + slot + ": not zero where zeros are expected";
    return null;
  }

  static long generationIn(ByteBuffer bytes, int slot) {
    return bytes.getLong(slot * SLOT + 8);
  }

  static long sequenceIn(ByteBuffer bytes, int slot) {
    return bytes.getLong(slot * SLOT + 16);
  }

  private static int checksum(ByteBuffer bytes, int slot) {
    CRC32C crc = new CRC32C();
    for (int i = 0; i < 24; i++) crc.update(bytes.get(slot * SLOT + i));
    return (int) crc.getValue();
  }

  private void write(int slot, long newGeneration, long newSequence) {
    int at = slot * SLOT;
    map.putInt(at, MAGIC);
    map.putInt(at + 4, 0);
    map.putLong(at + 8, newGeneration);
    map.putLong(at + 16, newSequence);
    map.putInt(at + 24, checksum(map, slot));
    map.putInt(at + 28, 0);
  }

  /** Sequence number of the last command done with, 0 at first. */
  public long get() {
    return sequence;
  }

  /**
   * Remembers that all commands up to {@code newSequence} are done with. With {@link
   * JournalSettings.Sync#BEFORE_ORIGINATE} returns when both journals and the position are on the
   * disk.
   *
   * @throws IllegalArgumentException when it is lower than before
   */
  public void save(long newSequence) {
    if (newSequence < sequence)
      throw new IllegalArgumentException(
          "position "
              + file.getFileName()
              + " is "
              + sequence
              + ", cannot go back to "
              + newSequence);
    if (journalsSync != null) journalsSync.run();
    generation++;
    write((int) (generation + 1) & 1, generation, newSequence);
    sequence = newSequence;
    if (journalsSync != null) map.force();
  }
}
