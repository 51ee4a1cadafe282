package io.dealstream.command.deal;

import static io.dealstream.command.http.Needed.needed;

import io.dealstream.events.ForecastCategory;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What callers send about the plans for a deal. */
final class PlanBodies {

  private PlanBodies() {}

  record CloseDate(
      @Nullable LocalDate expectedCloseOn, @Nullable Instant occurredAt, @Nullable String reason) {

    DealCommand command() {
      return new DealCommand.ChangeCloseDate(
          needed("expectedCloseOn", expectedCloseOn), reason, occurredAt);
    }
  }

  /**
   * @param probability the stage's again where it is left out
   */
  record Probability(
      @Nullable BigDecimal probability, @Nullable Instant occurredAt, @Nullable String reason) {

    DealCommand command() {
      return new DealCommand.ChangeProbability(probability, reason, occurredAt);
    }
  }

  /**
   * @param forecastCategory the stage's again where it is left out
   */
  record Category(
      @Nullable ForecastCategory forecastCategory,
      @Nullable Instant occurredAt,
      @Nullable String reason) {

    DealCommand command() {
      return new DealCommand.ChangeForecastCategory(forecastCategory, reason, occurredAt);
    }
  }
}
