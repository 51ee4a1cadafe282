package io.dealstream.query.sendouts;

import io.dealstream.background.Doubling;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param after the end of a period, for what still comes in of it
 * @param patience how long a review is tried before it is given up
 * @param firstPause after a first failure; it doubles with each further one
 * @param longestPause as long as it gets
 * @param attempt how long one may take; what takes longer is cut off
 * @param lease how long a sending is one instance's; longer than an attempt
 */
@ConfigurationProperties("dealstream.sendouts")
record SendoutSettings(
    @DefaultValue("PT1M") Duration after,
    @DefaultValue("P3D") Duration patience,
    @DefaultValue("PT1M") Duration firstPause,
    @DefaultValue("PT1H") Duration longestPause,
    @DefaultValue("PT1M") Duration attempt,
    @DefaultValue("PT5M") Duration lease) {

  SendoutSettings {
    if (lease.compareTo(attempt) <= 0) {
      throw new IllegalArgumentException("dealstream.sendouts.lease must be longer than attempt");
    }
    var _ = new Doubling(firstPause, longestPause); // which refuses what does not grow
  }

  Doubling pauses() {
    return new Doubling(firstPause, longestPause);
  }
}
