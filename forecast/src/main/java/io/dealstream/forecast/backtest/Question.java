package io.dealstream.forecast.backtest;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of each open deal.
 *
 * @param within won within that time of the date; null: won at all
 */
public record Question(@Nullable Duration within) {

  @Override
  public String toString() {
    return within == null ? "won at all" : "won within " + within.toDays() + " days";
  }
}
