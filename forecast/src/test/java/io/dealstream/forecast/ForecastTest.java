package io.dealstream.forecast;

import static io.dealstream.forecast.ConversionTest.deal;
import static io.dealstream.forecast.Days.day;
import static io.dealstream.forecast.Days.entered;
import static io.dealstream.forecast.Days.lost;
import static io.dealstream.forecast.Days.won;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealstream.events.ForecastCategory;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ForecastTest {

  final Conversion conversion =
      Conversion.before(
          day(20),
          List.of(deal("1", entered("a", 0), won(15)), deal("2", entered("a", 0), lost(16))));

  @Test
  void without_a_history_there_is_no_figure_but_a_reason() {
    var forecast =
        Forecast.of(
            List.of(open("100", ForecastCategory.COMMIT)),
            Conversion.before(day(20), List.of()),
            null);
    assertThat(forecast.expected()).isNull();
    assertThat(forecast.p50()).isNull();
    assertThat(forecast.reason()).isEqualTo("no-comparable-deal");
    assertThat(forecast.withoutEvidence()).isEqualTo(1);
  }

  @Test
  void no_open_deals_bring_nothing() {
    var forecast = Forecast.of(List.of(), conversion, null);
    assertThat(forecast.expected()).isZero();
    assertThat(forecast.p90()).isZero();
    assertThat(forecast.reason()).isNull();
  }

  @Test
  void omitted_deals_and_those_without_value_are_in_no_sum() {
    var forecast =
        Forecast.of(
            List.of(
                open("100", ForecastCategory.COMMIT),
                open("200", ForecastCategory.BEST_CASE),
                open("400", ForecastCategory.OMITTED),
                open(null, ForecastCategory.COMMIT)),
            conversion,
            null);
    // two cases and two that stay: one of four
    assertThat(forecast.expected()).isEqualTo(75, within(1e-9));
    assertThat(forecast.withoutValue()).isEqualTo(1);
    var omitted = forecast.categories().get(ForecastCategory.OMITTED);
    assertThat(omitted.deals()).isEqualTo(1);
    assertThat(omitted.value()).isEqualByComparingTo("400");
    assertThat(omitted.expected()).isEqualTo(100, within(1e-9));
    assertThat(forecast.categories().get(ForecastCategory.PIPELINE).deals()).isZero();
  }

  private static OpenDeal open(@Nullable String amount, ForecastCategory category) {
    var value = amount == null ? null : new BigDecimal(amount);
    return new OpenDeal("open", "a", day(10), day(10), value, category);
  }
}
