package io.dealstream.local.verify.topics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;

/** Half of a SHA-256: what says of two events whether they are the same, in sixteen bytes. */
record Fingerprint(long high, long low) {

  static Fingerprint of(Map<String, String> said, byte[] value) {
    var digest = sha256();
    said.values().forEach(text -> part(digest, text.getBytes(UTF_8)));
    part(digest, value);
    var hash = ByteBuffer.wrap(digest.digest());
    return new Fingerprint(hash.getLong(), hash.getLong());
  }

  private static void part(MessageDigest digest, byte[] bytes) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
