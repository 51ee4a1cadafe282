package io.dealstream.query.coaching;

import io.dealstream.events.metric.Cycle;
import io.dealstream.events.metric.StageDwell;
import io.dealstream.events.metric.StageEntries;
import io.dealstream.events.metric.WinRate;
import io.dealstream.query.followups.Kept;
import io.dealstream.query.metrics.MetricAnswer;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was measured of one owner. */
record Measured(
    String owner,
    @Nullable String team,
    @Nullable WinRate outcomes,
    @Nullable BigDecimal cycleSeconds,
    Kept followUps,
    Map<String, BigDecimal> advanceRates,
    Map<String, BigDecimal> dwellSeconds) {

  static Measured of(
      String owner, @Nullable String team, Collection<MetricAnswer> answers, Kept followUps) {
    WinRate outcomes = null;
    BigDecimal cycle = null;
    var rates = new HashMap<String, BigDecimal>();
    var dwell = new HashMap<String, BigDecimal>();
    for (var answer : answers) {
      for (var item : answer.items()) {
        switch (item) {
          case WinRate w -> outcomes = w;
          case Cycle c when c.reading() == Cycle.Reading.ACTIVE -> cycle = c.p50Seconds();
          case StageEntries e -> put(rates, e.stageId(), e.advanceRate());
          case StageDwell d when d.reading() == StageDwell.Reading.VISIT ->
              put(dwell, d.stageId(), d.p50Seconds());
          default -> {}
        }
      }
    }
    return new Measured(owner, team, outcomes, cycle, followUps, rates, dwell);
  }

  private static void put(
      Map<String, BigDecimal> byStage, String stage, @Nullable BigDecimal figure) {
    if (figure != null) {
      byStage.put(stage, figure);
    }
  }

  @Nullable BigDecimal winRate() {
    return outcomes == null ? null : outcomes.rateByCount();
  }

  long won() {
    return outcomes == null ? 0 : outcomes.won();
  }

  long lost() {
    return outcomes == null ? 0 : outcomes.lost();
  }
}
