package org.pacekeeper.journal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * The frame around every record of both journals, little endian:
 *
 * <pre>
 *  0  4  "PKJ" and the layout version, 1
 *  4  2  type number
 *  6  1  version of the type's fields
 *  7  1  0
 *  8  8  sequence number
 * 16  8  time, epoch ns
 * 24  8  cause: sequence number of the event a command follows from; 0 for events
 * 32  4  length of the payload
 * 36  n  payload, then zeros up to a multiple of 4
 *     4  CRC32C of everything before
 * </pre>
 *
 * One frame is used again for every record of one thread.
 */
final class RecordFrame {
  static final int MAGIC = 'P' | 'K' << 8 | 'J' << 16 | 1 << 24;
  static final int PAYLOAD_AT = 36;
  static final int LENGTH_MIN = PAYLOAD_AT + 4;

  /** The record that says that numbers before it were lost; its payload names the first of them. */
  static final int TYPE_GAP = 1;

  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final CRC32C crc = new CRC32C();
  private byte[] bytes;
  private int at;
  private int length;

  /** Starts a record in {@code out}; the payload follows, then {@link #end}. */
  static void begin(
      FieldWriter out, int type, int version, long sequence, long timeNs, long cause) {
    out.clear();
    out.i32(MAGIC).u16(type).u8(version).u8(0).i64(sequence).i64(timeNs).i64(cause).i32(0);
  }

  /** Closes the record in {@code out} with its length and checksum. */
  void end(FieldWriter out) {
    out.i32At(PAYLOAD_AT - 4, out.length() - PAYLOAD_AT);
    while ((out.length() & 3) != 0) out.u8(0);
    crc.reset();
    crc.update(out.bytes(), 0, out.length());
    out.i32((int) crc.getValue());
  }

  /** Looks at a record that lies in a buffer; nothing is copied. */
  RecordFrame of(byte[] source, int offset, int count) {
    bytes = source;
    at = offset;
    length = count;
    return this;
  }

  /** What is wrong with the frame, null when nothing is. */
  String problem() {
    if (length < LENGTH_MIN || (length & 3) != 0)
      return "a record of " + length + " bytes, expected a multiple of 4, at least " + LENGTH_MIN;
    crc.reset();
    crc.update(bytes, at, length - 4);
    int expected = (int) crc.getValue();
    int found = (int) INT.get(bytes, at + length - 4);
    if (found != expected)
      return "checksum is " + hex(found) + ", the content gives " + hex(expected);
    if ((int) INT.get(bytes, at) != MAGIC)
      return "layout " + hex((int) INT.get(bytes, at)) + ", expected " + hex(MAGIC);
    int payload = payloadLength();
    if (payload < 0 || ((payload + 3) & ~3) != length - LENGTH_MIN)
      return "a payload of " + payload + " bytes in a record of " + length;
    return null;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  int type() {
    return (short) SHORT.get(bytes, at + 4) & 0xffff;
  }

  int typeVersion() {
    return bytes[at + 6] & 0xff;
  }

  long sequence() {
    return (long) LONG.get(bytes, at + 8);
  }

  long timeNs() {
    return (long) LONG.get(bytes, at + 16);
  }

  long cause() {
    return (long) LONG.get(bytes, at + 24);
  }

  int payloadLength() {
    return (int) INT.get(bytes, at + 32);
  }

  int payloadAt() {
    return at + PAYLOAD_AT;
  }

  /** The sequence number that must come before this record plus one. */
  long follows() {
    return type() == TYPE_GAP ? (long) LONG.get(bytes, at + PAYLOAD_AT) : sequence();
  }

  private static String hex(int value) {
    return String.format("%08x", value);
  }
}
