package io.dealstream.events.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Whoever publishes vouches for the chain of all events, as it is at a position: with the public
 * key, the event topics and nothing else one can tell that they are what was published then.
 *
 * @param position of the last event that is vouched for
 * @param chain at that position, in hexadecimal
 * @param time when it was signed; as text, because that is what is signed
 * @param keyId of the key it was signed with, see {@link CheckpointKey#idOf}
 * @param signature Ed25519 in base64, over {@link #signed}
 */
public record Checkpoint(long position, String chain, String time, String keyId, String signature) {

  static final String ALGORITHM = "Ed25519";

  /** Signs what is so now. */
  public static Checkpoint of(long position, byte[] chain, Instant time, CheckpointKey key) {
    var hex = HexFormat.of().formatHex(chain);
    var signature = key.sign(signed(position, hex, time.toString(), key.id()));
    return new Checkpoint(
        position, hex, time.toString(), key.id(), Base64.getEncoder().encodeToString(signature));
  }

  /**
   * What is signed: these lines as UTF-8, each ended by a line feed: {@code dealstream checkpoint
   * 1}, position, chain, time, keyId.
   */
  static byte[] signed(long position, String chain, String time, String keyId) {
    return "dealstream checkpoint 1\n%d\n%s\n%s\n%s\n"
        .formatted(position, chain, time, keyId)
        .getBytes(UTF_8);
  }

  /** Whether the owner of that key vouched for exactly this. */
  public boolean isSignedBy(PublicKey key) {
    try {
      var verifier = Signature.getInstance(ALGORITHM);
      verifier.initVerify(key);
      verifier.update(signed(position, chain, time, keyId));
      return keyId.equals(CheckpointKey.idOf(key))
          && verifier.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException noSignature) {
      return false;
    }
  }
}
