package io.dealstream.leadscore;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts put together by size, so that the next deal finds some like it. */
public final class AmountBand {

  private static final long[] STEPS = {1, 2, 5};

  private AmountBand() {}

  /**
   * The largest of 1, 2, 5, 10, 20, 50, … that is not above the amount, with a plus sign; {@code 0}
   * below one.
   */
  public static String of(BigDecimal amount) {
    var whole = amount.setScale(0, RoundingMode.DOWN);
    if (whole.signum() <= 0) {
      return "0";
    }
    var power = whole.precision() - 1;
    var leading = whole.unscaledValue().toString().charAt(0) - '0';
    var step = STEPS[0];
    for (var candidate : STEPS) {
      step = candidate <= leading ? candidate : step;
    }
    return step + "0".repeat(power) + "+";
  }
}
