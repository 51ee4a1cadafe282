package io.dealstream.metrics.bytes;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/** Reads what a {@link ByteWriter} wrote, in the same order. */
public final class ByteReader {

  private final byte[] bytes;
  private int next;

  public ByteReader(byte[] bytes) {
    this.bytes = bytes;
  }

  public boolean atEnd() {
    return next == bytes.length;
  }

  public long number() {
    long value = 0;
    for (var shift = 0; ; shift += 7) {
      var b = bytes[next++];
      value |= (long) (b & 0x7F) << shift;
      if (b >= 0) {
        return value;
      }
    }
  }

  public int smallNumber() {
    return Math.toIntExact(number());
  }

  public long signed() {
    var zigzag = number();
    return zigzag >>> 1 ^ -(zigzag & 1);
  }

  public boolean flag() {
    return number() == 1;
  }

  public @Nullable String perhaps() {
    return flag() ? text() : null;
  }

  public String text() {
    var length = smallNumber();
    var value = new String(bytes, next, length, UTF_8);
    next += length;
    return value;
  }
}
