package io.dealstream.forecast;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/** Histories told in days from a fixed one. */
public final class Days {

  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

  private Days() {}

  public static Instant day(double day) {
    return FIRST.plusMillis(Math.round(day * 86_400_000));
  }

  public static Duration days(double days) {
    return Duration.between(FIRST, day(days));
  }

  public static Step entered(String stage, double day) {
    return new Step.Entered(day(day), stage);
  }

  public static Step won(double day) {
    return new Step.Ended(day(day), Ending.WON);
  }

  public static Step lost(double day) {
    return new Step.Ended(day(day), Ending.LOST);
  }

  public static Step worth(String amount, double day) {
    return new Step.Valued(day(day), new BigDecimal(amount));
  }
}
