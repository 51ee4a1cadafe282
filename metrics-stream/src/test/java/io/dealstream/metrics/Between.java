package io.dealstream.metrics;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What may be that of a neighbour, as ages of what goes on are kept in bins. Null is longer than
 * any length.
 */
record Between(@Nullable BigDecimal shortest, @Nullable BigDecimal longest) {

  boolean covers(@Nullable BigDecimal published) {
    if (published == null) {
      return longest == null;
    }
    return shortest != null
        && (published.compareTo(shortest) > 0 || new Near(shortest).covers(published))
        && (longest == null
            || published.compareTo(longest) < 0
            || new Near(longest).covers(published));
  }
}
