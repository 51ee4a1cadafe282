package io.dealstream.command.deal;

import static io.dealstream.command.deal.DealSpec.given;
import static io.dealstream.command.deal.Samples.FRIDAY;
import static io.dealstream.command.deal.Samples.MONDAY;
import static io.dealstream.command.deal.Samples.TUESDAY;
import static io.dealstream.command.deal.Samples.closeOn;
import static io.dealstream.command.deal.Samples.delete;
import static io.dealstream.command.deal.Samples.forecast;
import static io.dealstream.command.deal.Samples.handOff;
import static io.dealstream.command.deal.Samples.likely;
import static io.dealstream.command.deal.Samples.lose;
import static io.dealstream.command.deal.Samples.move;
import static io.dealstream.command.deal.Samples.opening;
import static io.dealstream.command.deal.Samples.reopen;
import static io.dealstream.command.deal.Samples.win;

import io.dealstream.events.ForecastCategory;
import io.dealstream.events.Via;
import io.dealstream.events.deal.DealEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PlanningADealTest {

  private static final LocalDate JUNE = LocalDate.parse("2026-06-30");

  @Test
  void another_close_date_tells_the_one_before() {
    given(opening("pitch")).when(closeOn("2026-06-30", FRIDAY)).then(closing(null, JUNE));
    given(opening("pitch"), closeOn("2026-03-31", MONDAY))
        .when(closeOn("2026-06-30", FRIDAY))
        .then(closing(LocalDate.parse("2026-03-31"), JUNE));
  }

  @Test
  void the_date_it_was_opened_with_is_the_one_before() {
    var opening =
        new DealCommand.Open(
            "sales",
            "Cranes",
            "pitch",
            null,
            "anna",
            "north",
            "fair",
            null,
            LocalDate.parse("2026-03-31"),
            null,
            null,
            null,
            MONDAY);
    given(opening)
        .when(closeOn("2026-06-30", FRIDAY))
        .then(closing(LocalDate.parse("2026-03-31"), JUNE));
  }

  @Test
  void a_date_is_one_that_every_reader_can_hold() {
    given(opening("pitch"))
        .when(closeOn("1899-12-31", FRIDAY))
        .thenRefused("invalid-date", "expectedCloseOn");
    given(opening("pitch"))
        .when(closeOn("+10000-01-01", FRIDAY))
        .thenRefused("invalid-date", "expectedCloseOn");
  }

  @Test
  void a_probability_of_its_own_stays_until_it_is_cleared_whatever_stage_it_is_in() {
    given(opening("pitch")).when(likely("0.350", FRIDAY)).then(probability("0.35"));
    given(opening("pitch"), likely("0.35", MONDAY), move("closing", TUESDAY))
        .when(likely("0.35", FRIDAY))
        .thenNothing();
    given(opening("pitch"), likely("0.35", MONDAY), handOff("pitch", TUESDAY))
        .when(likely("0.35", FRIDAY))
        .thenNothing();
    given(opening("pitch"), likely("0.35", MONDAY), move("closing", TUESDAY))
        .when(likely(null, FRIDAY))
        .then(probability(null));
    given(opening("pitch")).when(likely(null, FRIDAY)).thenNothing();
  }

  @Test
  void a_probability_is_from_0_to_1_and_no_finer_than_anybody_guesses() {
    for (var bad : new String[] {"-0.01", "1.000001", "1e2000000000"}) {
      given(opening("pitch"))
          .when(likely(bad, FRIDAY))
          .thenRefused("invalid-probability", "probability");
    }
    for (var fine : new String[] {"0.0000001", "1e-2000000000"}) {
      given(opening("pitch"))
          .when(likely(fine, FRIDAY))
          .thenRefused("too-many-decimals", "probability");
    }
    given(opening("pitch")).when(likely("0.000000000", FRIDAY)).then(probability("0"));
    given(opening("pitch")).when(likely("1.0", FRIDAY)).then(probability("1"));
  }

  @Test
  void a_forecast_category_of_its_own_stays_until_it_is_cleared() {
    given(opening("pitch"))
        .when(forecast(ForecastCategory.COMMIT, FRIDAY))
        .then(category(ForecastCategory.COMMIT));
    given(opening("pitch"), forecast(ForecastCategory.COMMIT, MONDAY), move("closing", TUESDAY))
        .when(forecast(ForecastCategory.COMMIT, FRIDAY))
        .thenNothing();
    given(opening("pitch"), forecast(ForecastCategory.COMMIT, MONDAY))
        .when(forecast(null, FRIDAY))
        .then(category(null));
  }

  @Test
  void plans_are_for_open_deals_and_survive_a_reopening() {
    for (var plan : plans(FRIDAY)) {
      given(opening("pitch"), win(TUESDAY)).when(plan).thenRefused("deal-is-won", "id");
      given(opening("pitch"), lose(TUESDAY)).when(plan).thenRefused("deal-is-lost", "id");
      given(opening("pitch"), delete(TUESDAY)).when(plan).thenRefused("deal-is-deleted", "id");
      given().when(plan).thenRefused("unknown-deal", "id");
    }
    for (var plan : plans(FRIDAY)) {
      given(
              opening("pitch"),
              plans(MONDAY)[0],
              plans(MONDAY)[1],
              plans(MONDAY)[2],
              win(TUESDAY),
              reopen("pitch", TUESDAY))
          .when(plan)
          .thenNothing();
    }
  }

  @Test
  void time_never_goes_back_over_a_plan() {
    for (var plan : plans(MONDAY)) {
      given(opening("pitch"), move("closing", TUESDAY))
          .when(plan)
          .thenRefused("before-last-event", "occurredAt");
    }
  }

  private static DealCommand[] plans(Instant at) {
    return new DealCommand[] {
      closeOn("2026-06-30", at), likely("0.35", at), forecast(ForecastCategory.COMMIT, at)
    };
  }

  private static DealEvent closing(LocalDate before, LocalDate now) {
    return new DealEvent.CloseDateChanged(
        "d1", "sales", before, now, "anna", "north", "fair", null, Via.API, FRIDAY);
  }

  private static DealEvent probability(String probability) {
    return new DealEvent.ProbabilityChanged(
        "d1",
        "sales",
        probability == null ? null : new BigDecimal(probability),
        "anna",
        "north",
        "fair",
        null,
        Via.API,
        FRIDAY);
  }

  private static DealEvent category(ForecastCategory category) {
    return new DealEvent.ForecastCategoryChanged(
        "d1", "sales", category, "anna", "north", "fair", null, Via.API, FRIDAY);
  }
}
