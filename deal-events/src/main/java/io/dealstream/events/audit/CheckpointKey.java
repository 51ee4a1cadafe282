package io.dealstream.events.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EncodedKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * An Ed25519 key that checkpoints are signed with. As text it is PEM: private part, then public.
 */
public final class CheckpointKey {

  private static final String PRIVATE = "PRIVATE KEY";
  private static final String PUBLIC = "PUBLIC KEY";
  private static final int ID_BYTES = 8;
  private static final int LINE = 64;

  private final KeyPair keys;

  private CheckpointKey(KeyPair keys) {
    this.keys = keys;
  }

  public static CheckpointKey generate() {
    try {
      return new CheckpointKey(
          KeyPairGenerator.getInstance(Checkpoint.ALGORITHM).generateKeyPair());
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  /**
   * @param pem with both parts, as OpenSSL writes them one after the other
   * @throws IllegalArgumentException where a part is missing, or they do not belong together
   */
  public static CheckpointKey read(String pem) {
    try {
      var secret = factory().generatePrivate(spec(pem, PRIVATE));
      var key = new CheckpointKey(new KeyPair(publicKey(pem), secret));
      if (!Checkpoint.of(1, new byte[0], Instant.EPOCH, key).isSignedBy(key.open())) {
        throw new IllegalArgumentException("the two parts of the key do not belong together");
      }
      return key;
    } catch (GeneralSecurityException unusable) {
      throw new IllegalArgumentException("no Ed25519 key: " + unusable.getMessage(), unusable);
    }
  }

  /**
   * @throws IllegalArgumentException where it holds no public key of Ed25519
   */
  public static PublicKey publicKey(String pem) {
    try {
      return factory().generatePublic(spec(pem, PUBLIC));
    } catch (GeneralSecurityException unusable) {
      throw new IllegalArgumentException("no Ed25519 key: " + unusable.getMessage(), unusable);
    }
  }

  /** The first eight bytes of the SHA-256 of the public key's encoding, in hexadecimal. */
  public static String idOf(PublicKey key) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
      return HexFormat.of().formatHex(hash, 0, ID_BYTES);
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  public String id() {
    return idOf(keys.getPublic());
  }

  /** The part that everybody may have. */
  public PublicKey open() {
    return keys.getPublic();
  }

  /** Of the part that everybody may have. */
  public String publicPem() {
    return pem(PUBLIC, keys.getPublic().getEncoded());
  }

  /** Both parts: for the owner alone. */
  public String privatePem() {
    return pem(PRIVATE, keys.getPrivate().getEncoded()) + publicPem();
  }

  byte[] sign(byte[] what) {
    try {
      var signature = Signature.getInstance(Checkpoint.ALGORITHM);
      signature.initSign(keys.getPrivate());
      signature.update(what);
      return signature.sign();
    } catch (GeneralSecurityException unusable) {
      throw new IllegalStateException("the key cannot sign", unusable);
    }
  }

  private static KeyFactory factory() throws NoSuchAlgorithmException {
    return KeyFactory.getInstance(Checkpoint.ALGORITHM);
  }

  private static EncodedKeySpec spec(String pem, String kind) {
    var block = Pattern.compile("-----BEGIN %1$s-----([^-]+)-----END %1$s-----".formatted(kind));
    var found = block.matcher(pem);
    if (!found.find()) {
      throw new IllegalArgumentException("there is no " + kind + " in it, as PEM");
    }
    var bytes = Base64.getMimeDecoder().decode(found.group(1));
    return kind.equals(PRIVATE) ? new PKCS8EncodedKeySpec(bytes) : new X509EncodedKeySpec(bytes);
  }

  private static String pem(String kind, byte[] bytes) {
    var text = Base64.getMimeEncoder(LINE, "\n".getBytes(US_ASCII)).encodeToString(bytes);
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(kind, text);
  }
}
