package io.dealstream.metrics.bytes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes numbers as varints and text as length and UTF-8. */
public final class ByteWriter {

  private byte[] bytes = new byte[128];
  private int size;

  /**
   * @param value small values take few bytes; a negative one takes ten, see {@link #signed}
   */
  public ByteWriter number(long value) {
    reserve(10);
    var rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[size++] = (byte) (rest & 0x7F | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
    return this;
  }

  /** Zigzag: small values of either sign take few bytes. */
  public ByteWriter signed(long value) {
    return number(value << 1 ^ value >> 63);
  }

  public ByteWriter flag(boolean value) {
    return number(value ? 1 : 0);
  }

  public ByteWriter text(String value) {
    var encoded = value.getBytes(UTF_8);
    number(encoded.length);
    reserve(encoded.length);
    System.arraycopy(encoded, 0, bytes, size, encoded.length);
    size += encoded.length;
    return this;
  }

  /** Text that may be missing. */
  public ByteWriter perhaps(@Nullable String value) {
    return value == null ? flag(false) : flag(true).text(value);
  }

  /** What another one has written. */
  public ByteWriter raw(ByteWriter other) {
    reserve(other.size);
    System.arraycopy(other.bytes, 0, bytes, size, other.size);
    size += other.size;
    return this;
  }

  /** Of what was written, in bytes. */
  public int size() {
    return size;
  }

  public byte[] bytes() {
    return Arrays.copyOf(bytes, size);
  }

  private void reserve(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }
}
