package io.dealstream.query.webhooks;

import java.time.Duration;
import java.time.Instant;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.Header;
import org.jspecify.annotations.Nullable;

/** The header by which a receiver asks to be left alone for a while (RFC 9110, 10.2.3). */
final class RetryAfter {

  private RetryAfter() {}

  /**
   * @param header null where there was none
   * @return none where it is no number of seconds and no date, or a date that has passed
   */
  static Duration of(@Nullable Header header, Instant now) {
    var value = header == null || header.getValue() == null ? "" : header.getValue().trim();
    if (value.matches("[0-9]{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(value));
    }
    var until = DateUtils.parseStandardDate(value);
    return until == null || until.isBefore(now) ? Duration.ZERO : Duration.between(now, until);
  }
}
