package io.dealstream.command.imports;

import java.io.InputStream;
import java.util.function.IntFunction;

/** Pieces as one stream. Holds the piece being read, and no other. */
final class ChunkStream extends InputStream {

  private final IntFunction<byte[]> chunks;
  private byte[] chunk = new byte[0];
  private int next;
  private int at;
  private boolean ended;

  /**
   * @param chunks from 0; an empty one after the last
   */
  ChunkStream(IntFunction<byte[]> chunks) {
    this.chunks = chunks;
  }

  @Override
  public int read() {
    return available() > 0 ? chunk[at++] & 0xff : -1;
  }

  @Override
  public int read(byte[] into, int from, int length) {
    if (length == 0) {
      return 0;
    }
    var n = Math.min(length, available());
    if (n == 0) {
      return -1;
    }
    System.arraycopy(chunk, at, into, from, n);
    at += n;
    return n;
  }

  /** What can be read of this piece, at the end of one that of the next: 0 only at the very end. */
  @Override
  public int available() {
    if (at == chunk.length && !ended) {
      chunk = chunks.apply(next++);
      at = 0;
      ended = chunk.length == 0;
    }
    return chunk.length - at;
  }
}
