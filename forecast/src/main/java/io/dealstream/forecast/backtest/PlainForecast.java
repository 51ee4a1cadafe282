package io.dealstream.forecast.backtest;

import io.dealstream.forecast.DealHistory;
import io.dealstream.forecast.Ending;
import io.dealstream.forecast.OpenDeal;
import io.dealstream.forecast.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The plain forecast: a deal is won with its stage's win rate, which is that of the deals that ever
 * entered the stage and are decided, whatever the deal's age.
 */
final class PlainForecast {

  private final Instant date;
  private final Map<String, StageRecord> stages = new HashMap<>();

  private PlainForecast(Instant date) {
    this.date = date;
  }

  /** Of what had happened before that time. */
  static PlainForecast before(Instant date, Iterable<DealHistory> histories) {
    var plain = new PlainForecast(date);
    for (var history : histories) {
      plain.add(history.before(date));
    }
    plain.stages.values().forEach(StageRecord::close);
    return plain;
  }

  private void add(DealHistory history) {
    var ended = history.ended();
    if (ended.isEmpty() || ended.get().ending() == Ending.GONE) {
      return;
    }
    var decidedAt = ended.get().at();
    var seen = new HashSet<String>();
    for (var step : history.steps()) {
      if (step instanceof Step.Entered(var at, var stage) && seen.add(stage)) {
        stages
            .computeIfAbsent(stage, one -> new StageRecord())
            .add(ended.get().ending(), Duration.between(at, decidedAt).toMillis());
      }
    }
  }

  /** Won on one day: when the median time-to-win from the stage is over, or now where it is. */
  OptionalDouble onOneDay(OpenDeal deal, @Nullable Duration within) {
    var stage = stages.get(deal.stage());
    if (stage == null) {
      return OptionalDouble.empty();
    }
    var due = within == null || stage.medianTimeToWin() <= ageAfter(deal, within);
    return OptionalDouble.of(due ? stage.winRate() : 0);
  }

  /** Won at times spread as those of the stage's wins are. */
  OptionalDouble spread(OpenDeal deal, @Nullable Duration within) {
    var stage = stages.get(deal.stage());
    if (stage == null) {
      return OptionalDouble.empty();
    }
    var share = within == null ? 1 : stage.shareWonAtAge(ageAfter(deal, within));
    return OptionalDouble.of(stage.winRate() * share);
  }

  private long ageAfter(OpenDeal deal, Duration within) {
    return Duration.between(deal.enteredAt(), date.plus(within)).toMillis();
  }
}
