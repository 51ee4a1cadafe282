package io.dealstream.command.imports;

import io.dealstream.command.imports.file.Entry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * By what a row is known: its pipeline, its deal or whatever it tells of, its number within that,
 * and its content. Not by its place in the file or by who imports it.
 */
record Fingerprint(byte[] bytes) {

  private static final int LENGTH = 16;

  static Fingerprint of(String pipelineId, Entry row, int number) {
    var digest = sha256();
    add(digest, pipelineId);
    add(digest, row.id());
    add(digest, Integer.toString(number));
    row.content().forEach(part -> add(digest, part));
    return new Fingerprint(Arrays.copyOf(digest.digest(), LENGTH));
  }

  /** With its length, so that no two rows read the same when run together. */
  private static void add(MessageDigest digest, @Nullable String part) {
    var bytes = part == null ? new byte[0] : part.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(4).putInt(part == null ? -1 : bytes.length).flip());
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Fingerprint(var others) && Arrays.equals(bytes, others);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
