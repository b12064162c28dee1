package org.pacekeeper.journal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Writes the fields of one record into a buffer that grows and is used again: little endian, no
 * names, no alignment. One thread.
 */
final class FieldWriter {
  /** Characters in a name, a dial string and the like; a longer one is refused. */
  static final int STRING_CHARS_MAX = 4_000;

  /** Characters of text for people; what is longer is cut, and ends in an ellipsis. */
  static final int TEXT_CHARS_MAX = 4_000;

  private static final VarHandle SHORT = view(short[].class);
  private static final VarHandle INT = view(int[].class);
  private static final VarHandle LONG = view(long[].class);

  private byte[] bytes = new byte[512];
  private int length;

  private static VarHandle view(Class<?> array) {
    return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  void clear() {
    length = 0;
  }

  FieldWriter u8(int value) {
    int at = reserve(1);
    bytes[at] = (byte) value;
    return this;
  }

  FieldWriter bool(boolean value) {
    return u8(value ? 1 : 0);
  }

  FieldWriter u16(int value) {
    int at = reserve(2);
    SHORT.set(bytes, at, (short) value);
    return this;
  }

  FieldWriter i32(int value) {
    int at = reserve(4);
    INT.set(bytes, at, value);
    return this;
  }

  FieldWriter i64(long value) {
    int at = reserve(8);
    LONG.set(bytes, at, value);
    return this;
  }

  /** Bit for bit, NaN included. */
  FieldWriter f64(double value) {
    return i64(Double.doubleToRawLongBits(value));
  }

  /** Overwrites four bytes that were written before. */
  void i32At(int at, int value) {
    INT.set(bytes, at, value);
  }

  /**
   * A name, a dial string, anything whose end matters.
   *
   * @throws IllegalArgumentException when it is null or longer than {@link #STRING_CHARS_MAX}
   */
  FieldWriter string(String value) {
    if (value == null) throw new IllegalArgumentException("a string is null");
    if (value.length() > STRING_CHARS_MAX)
      throw new IllegalArgumentException(
          "a string has "
              + value.length()
              + " characters, expected at most "
              + STRING_CHARS_MAX
              + ": "
              + value.substring(0, 40)
              + "…");
    return utf8(value);
  }

  /** Text for people: cut to {@link #TEXT_CHARS_MAX}; null becomes empty. */
  FieldWriter text(String value) {
    if (value == null) return utf8("");
    if (value.length() <= TEXT_CHARS_MAX) return utf8(value);
    int end = TEXT_CHARS_MAX - 1;
    if (Character.isHighSurrogate(value.charAt(end - 1))) end--;
    return utf8(value.substring(0, end) + "…");
  }

  /** By name, so that constants may be added and moved, but never renamed. */
  FieldWriter name(Enum<?> value) {
    return string(value.name());
  }

  <T> FieldWriter list(List<T> values, BiConsumer<T, FieldWriter> each) {
    i32(values.size());
    for (int i = 0; i < values.size(); i++) each.accept(values.get(i), this);
    return this;
  }

  FieldWriter raw(byte[] source) {
    int at = reserve(source.length);
    System.arraycopy(source, 0, bytes, at, source.length);
    return this;
  }

  private FieldWriter utf8(String value) {
    int count = value.length();
    int start = reserve(2 + count);
    int at = start + 2;
    for (int i = 0; i < count; i++) {
      char c = value.charAt(i);
      if (c >= 0x80) {
        length = start;
        return utf8Encoded(value);
      }
      bytes[at++] = (byte) c;
    }
    SHORT.set(bytes, start, (short) count);
    return this;
  }

  private FieldWriter utf8Encoded(String value) {
    byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
    return u16(encoded.length).raw(encoded);
  }

  private int reserve(int count) {
    int at = length;
    if (at + count > bytes.length)
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, at + count));
    length = at + count;
    return at;
  }
}
