package io.dealstream.recount.lives;

import io.dealstream.events.ForecastCategory;
import io.dealstream.events.deal.DealEvent;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a deal has of its own, through all its lives and in whatever pipeline it was told; null
 * where it has none.
 */
public record Own(
    @Nullable BigDecimal probability,
    @Nullable LocalDate closesOn,
    @Nullable ForecastCategory category) {

  public static final Own NOTHING = new Own(null, null, null);

  public Own after(DealEvent event) {
    return switch (event) {
      case DealEvent.Opened e -> new Own(null, e.expectedCloseOn(), e.forecastCategory());
      case DealEvent.CloseDateChanged e -> new Own(probability, e.expectedCloseOn(), category);
      case DealEvent.ProbabilityChanged e -> new Own(e.probability(), closesOn, category);
      case DealEvent.ForecastCategoryChanged e ->
          new Own(probability, closesOn, e.forecastCategory());
      default -> this;
    };
  }
}
