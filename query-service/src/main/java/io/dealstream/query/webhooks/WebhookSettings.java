package io.dealstream.query.webhooks;

import io.dealstream.background.Doubling;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param key what all secrets follow from, the same at every instance; 32 characters or more. None
 *     are made or used without it
 * @param allowHttp whether a webhook may go without TLS
 * @param allowPrivateAddresses whether it may go to addresses that are not the public internet's
 * @param patience how long a delivery is tried before it is given up
 * @param firstPause after a first failure; it doubles with each further one
 * @param longestPause as long as it gets
 * @param timeout of a whole attempt, from resolving the name to the answer
 * @param lease how long a deal's deliveries are one instance's; longer than the time-out
 * @param atOnce how many attempts an instance makes at the same time
 * @param atOnceOfOne how many of these may be one webhook's, so that a slow one takes not all
 * @param mostBytes of a body; what is larger is never sent
 * @param kept how long the log keeps what was delivered or given up
 */
@ConfigurationProperties("dealstream.webhooks")
record WebhookSettings(
    @Nullable String key,
    @DefaultValue("false") boolean allowHttp,
    @DefaultValue("false") boolean allowPrivateAddresses,
    @DefaultValue("P3D") Duration patience,
    @DefaultValue("PT5S") Duration firstPause,
    @DefaultValue("PT1H") Duration longestPause,
    @DefaultValue("PT10S") Duration timeout,
    @DefaultValue("PT1M") Duration lease,
    @DefaultValue("16") int atOnce,
    @DefaultValue("4") int atOnceOfOne,
    @DefaultValue("1048576") int mostBytes,
    @DefaultValue("P30D") Duration kept) {

  private static final int SHORTEST_KEY = 32;

  WebhookSettings {
    if (key != null && key.isBlank()) {
      key = null;
    }
    if (key != null && key.length() < SHORTEST_KEY) {
      throw new IllegalArgumentException(
          "dealstream.webhooks.key has less than " + SHORTEST_KEY + " characters");
    }
    if (lease.compareTo(timeout) <= 0) {
      throw new IllegalArgumentException("dealstream.webhooks.lease must be longer than timeout");
    }
    var _ = new Doubling(firstPause, longestPause); // which refuses what does not grow
    if (atOnce < 1 || atOnceOfOne < 1) {
      throw new IllegalArgumentException("at least one attempt is made at once");
    }
  }

  Doubling pauses() {
    return new Doubling(firstPause, longestPause);
  }

  /** Not the key: a record tells all it has. */
  @Override
  public String toString() {
    return "WebhookSettings[" + (key == null ? "no key" : "a key") + "]";
  }
}
