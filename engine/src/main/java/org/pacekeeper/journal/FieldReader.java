package org.pacekeeper.journal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Reads the fields of one record in the order in which they were written. One thread. */
final class FieldReader {
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] bytes;
  private int at;
  private int end;
  private int version;

  FieldReader of(byte[] source, int offset, int length, int recordVersion) {
    bytes = source;
    at = offset;
    end = offset + length;
    version = recordVersion;
    return this;
  }

  /** The version of the type with which the record was written: later fields are not there. */
  int version() {
    return version;
  }

  int remaining() {
    return end - at;
  }

  int u8() {
    return bytes[take(1)] & 0xff;
  }

  boolean bool() {
    return u8() != 0;
  }

  int u16() {
    return (short) SHORT.get(bytes, take(2)) & 0xffff;
  }

  int i32() {
    return (int) INT.get(bytes, take(4));
  }

  long i64() {
    return (long) LONG.get(bytes, take(8));
  }

  double f64() {
    return Double.longBitsToDouble(i64());
  }

  String string() {
    int count = u16();
    return new String(bytes, take(count), count, StandardCharsets.UTF_8);
  }

  <E extends Enum<E>> E name(Class<E> type) {
    return Enum.valueOf(type, string());
  }

  <T> List<T> list(Function<FieldReader, T> each) {
    int count = i32();
    if (count < 0 || count > remaining())
      throw new IllegalArgumentException("a list of " + count + " in " + remaining() + " bytes");
    List<T> values = new ArrayList<>(count);
    for (int i = 0; i < count; i++) values.add(each.apply(this));
    return values;
  }

  byte[] rest() {
    byte[] rest = Arrays.copyOfRange(bytes, at, end);
    at = end;
    return rest;
  }

  private int take(int count) {
    if (count > end - at)
      throw new IllegalArgumentException(
          "a field of " + count + " bytes where " + (end - at) + " are left");
    int from = at;
    at += count;
    return from;
  }
}
