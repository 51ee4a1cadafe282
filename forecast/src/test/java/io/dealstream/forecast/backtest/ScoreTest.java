package io.dealstream.forecast.backtest;

import static io.dealstream.forecast.Days.day;
import static io.dealstream.forecast.Days.days;
import static io.dealstream.forecast.Days.entered;
import static io.dealstream.forecast.Days.lost;
import static io.dealstream.forecast.Days.won;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealstream.forecast.DealHistory;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreTest {

  @Test
  void a_brier_score_is_the_mean_squared_miss() {
    var score = new Score();
    score.add(0.8, true);
    score.add(0.5, false);
    assertThat(score.brier()).isEqualTo((0.04 + 0.25) / 2, within(1e-12));
    assertThat(score.calibration()).hasSize(10);
    assertThat(score.calibration().get(8)).isEqualTo(new Score.Bin(1, 0.8, 1.0));
    assertThat(score.calibration().get(0)).isEqualTo(new Score.Bin(0, null, null));
  }

  @Test
  void without_a_forecast_there_is_no_score() {
    assertThat(new Score().brier()).isNull();
    assertThat(new Score().valueError()).isNull();
  }

  @Test
  void the_plain_forecast_is_the_win_rate_at_the_median_time_to_win() {
    var past =
        List.of(
            new DealHistory("1", List.of(entered("a", 0), won(4))),
            new DealHistory("2", List.of(entered("a", 0), won(8))),
            new DealHistory("3", List.of(entered("a", 0), won(12))),
            new DealHistory("4", List.of(entered("a", 0), lost(2))),
            new DealHistory("late", List.of(entered("a", 0), lost(20))));
    var open = new DealHistory("open", List.of(entered("a", 18))).open().orElseThrow();
    var plain = PlainForecast.before(day(20), past);
    assertThat(plain.onOneDay(open, null)).hasValue(0.75);
    assertThat(plain.onOneDay(open, days(5))).hasValue(0);
    assertThat(plain.onOneDay(open, days(6))).hasValue(0.75);
    assertThat(plain.spread(open, days(2))).hasValue(0.25);
    assertThat(plain.spread(open, days(30))).hasValue(0.75);
  }
}
