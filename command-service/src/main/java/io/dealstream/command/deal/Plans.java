package io.dealstream.command.deal;

import io.dealstream.events.ForecastCategory;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What people expect of a deal. It stays with the deal whatever stage it is in.
 *
 * @param probability null for that of the stage
 * @param forecastCategory null for that of the stage
 */
record Plans(
    @Nullable LocalDate expectedCloseOn,
    @Nullable BigDecimal probability,
    @Nullable ForecastCategory forecastCategory) {

  Plans closingOn(LocalDate day) {
    return new Plans(day, probability, forecastCategory);
  }

  Plans likely(@Nullable BigDecimal newProbability) {
    return new Plans(expectedCloseOn, newProbability, forecastCategory);
  }

  Plans in(@Nullable ForecastCategory newCategory) {
    return new Plans(expectedCloseOn, probability, newCategory);
  }
}
