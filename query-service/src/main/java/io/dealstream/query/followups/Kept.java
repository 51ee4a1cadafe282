package io.dealstream.query.followups;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * How many follow-ups were kept.
 *
 * @param due those whose time came, but for what was called off
 * @param kept those of them that were done before they were missed
 */
public record Kept(long due, long kept) {

  public static final Kept NOTHING = new Kept(0, 0);

  /** Six decimals; null where nothing was due. */
  public @Nullable BigDecimal rate() {
    return due == 0
        ? null
        : BigDecimal.valueOf(kept).divide(BigDecimal.valueOf(due), 6, RoundingMode.HALF_EVEN);
  }
}
