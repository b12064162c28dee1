package org.pacekeeper.journal;

import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * How one type of event or command is written: its number, which is never used again for another
 * type, the version of its fields, and both directions.
 *
 * <p>A field is only ever added at the end, with a version one higher; the reader asks {@link
 * FieldReader#version()} and gives the default when the record is older.
 */
record RecordType<T>(
    int id,
    int version,
    Class<? extends T> type,
    BiConsumer<T, FieldWriter> write,
    Function<FieldReader, ? extends T> read) {

  static <T, C extends T> RecordType<T> of(
      int id,
      int version,
      Class<C> type,
      BiConsumer<C, FieldWriter> write,
      Function<FieldReader, C> read) {
    return new RecordType<>(
        id, version, type, (value, out) -> write.accept(type.cast(value), out), read);
  }
}
