package org.pacekeeper.sim.ami;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Bytes to messages, with Asterisk's limits and Asterisk's way of passing over what breaks them: a
 * line that fills the buffer of 1,024 bytes is dropped and spoils its message; so do more than 128
 * lines. A line ends with LF, with or without CR; a message with an empty line; a line without a
 * colon is passed over.
 */
final class AmiRequestDecoder extends ByteToMessageDecoder {
  private static final int LINE_BYTES_MAX = 1_024;
  private static final int LINES_MAX = 128;

  private List<AmiRequest.Header> headers = new ArrayList<>();
  private int lines;
  private AmiRequest.Fault fault;

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    int length = Math.min(in.readableBytes(), LINE_BYTES_MAX);
    int end = in.indexOf(in.readerIndex(), in.readerIndex() + length, (byte) '\n');
    if (end < 0) {
      if (length < LINE_BYTES_MAX) return;
      in.skipBytes(length);
      fault = AmiRequest.Fault.LINE_TOO_LONG;
      return;
    }
    String line = in.toString(in.readerIndex(), end - in.readerIndex(), StandardCharsets.UTF_8);
    in.readerIndex(end + 1);
    if (line.endsWith("\r")) line = line.substring(0, line.length() - 1);
    if (line.isEmpty()) out.add(finish());
    else add(line);
  }

  private void add(String line) {
    if (++lines > LINES_MAX) {
      fault = AmiRequest.Fault.TOO_MANY_LINES;
      return;
    }
    int colon = line.indexOf(':');
    if (colon > 0)
      headers.add(
          new AmiRequest.Header(
              line.substring(0, colon).strip(), line.substring(colon + 1).strip()));
  }

  private AmiRequest finish() {
    AmiRequest request = new AmiRequest(headers, fault);
    headers = new ArrayList<>();
    lines = 0;
    fault = null;
    return request;
  }
}
