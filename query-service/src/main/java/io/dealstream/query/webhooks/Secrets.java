package io.dealstream.query.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealstream.edge.Problem;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Each webhook's secret follows from the service's key and the webhook's id, and is kept nowhere:
 * who has the database has no secret, and who was told one cannot find another.
 */
@Component
final class Secrets {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int PRINT_BYTES = 8;
  private static final Duration TRY_AGAIN = Duration.ofHours(1);

  private final byte @Nullable [] key;

  Secrets(WebhookSettings settings) {
    var text = settings.key();
    this.key = text == null ? null : text.getBytes(UTF_8);
  }

  /**
   * What the key is recognised by; says nothing of it.
   *
   * @throws Problem 503 where there is no key
   */
  String print() {
    var print = hmac(key(), "dealstream webhook key print");
    return HexFormat.of().formatHex(print, 0, PRINT_BYTES);
  }

  /** Whether a webhook was made with the key of now, so that its secret is still what it was. */
  boolean isOf(String keyPrint) {
    return key != null && print().equals(keyPrint);
  }

  byte[] of(String webhookId) {
    return hmac(key(), "dealstream webhook secret " + webhookId);
  }

  /** As Standard Webhooks spell it. */
  static String spelt(byte[] secret) {
    return "whsec_" + Base64.getEncoder().encodeToString(secret);
  }

  /** Of some text, and of bytes that follow it. */
  static byte[] hmac(byte[] key, String text, byte... more) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      mac.update(text.getBytes(UTF_8));
      return mac.doFinal(more);
    } catch (NoSuchAlgorithmException | InvalidKeyException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  private byte[] key() {
    if (key == null) {
      throw Problem.unavailable(
          "webhooks-not-set-up", "the service has no key to sign with", TRY_AGAIN);
    }
    return key;
  }
}
