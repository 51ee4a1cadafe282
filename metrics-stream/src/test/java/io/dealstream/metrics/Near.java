package io.dealstream.metrics;

import java.math.BigDecimal;

/** What is published within one per cent of its true value, and then rounded. */
record Near(BigDecimal value) {

  boolean covers(BigDecimal published) {
    var allowed =
        value
            .abs()
            .multiply(new BigDecimal("0.01"))
            .max(BigDecimal.ONE.movePointLeft(value.scale()));
    return published.subtract(value).abs().compareTo(allowed) <= 0;
  }
}
