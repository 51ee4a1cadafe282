package io.dealstream.query.goals;

import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.Reach;
import io.dealstream.events.metric.Segment;
import io.dealstream.events.metric.StageEntries;
import io.dealstream.events.metric.Window;
import io.dealstream.query.goals.Takes.Ratio;
import io.dealstream.query.metrics.Moment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many of the deals that ever entered a stage came to a goal, as one segment's figures of all
 * time tell: of those that entered of late most are not decided yet, and the others are the fast
 * ones.
 */
final class Conversion {

  /**
   * @param base null where the rate does not tell of how many it is
   * @param reason why no number of entries can be told; null where one can
   */
  record FromStage(
      @Nullable BigDecimal rate, @Nullable Long base, long reached, @Nullable String reason) {

    Ratio ratio() {
      return new Ratio(base == null ? 0 : base, reached);
    }
  }

  private static final int DECIMALS_OF_A_RATE = 6;

  private final String to;
  private final Map<String, Reach> reach = new HashMap<>();
  private final Map<String, BigDecimal> winRates = new HashMap<>();

  /**
   * @param to a stage, or {@link Reach#WON}
   */
  Conversion(Moment moment, String pipeline, Segment segment, String to) {
    this.to = to;
    var all = Window.ALL.word();
    for (var item : moment.answer(pipeline, Metric.REACH, all, segment).items()) {
      if (item instanceof Reach r && r.to().equals(to)) {
        reach.put(r.from(), r);
      }
    }
    for (var item : moment.answer(pipeline, Metric.STAGE_ENTRIES, all, segment).items()) {
      if (item instanceof StageEntries e && e.winRate() instanceof BigDecimal rate) {
        winRates.put(e.stageId(), rate);
      }
    }
  }

  /** Of deals to be won, only the decided ones tell; the others may yet be. */
  FromStage from(String stage) {
    var found = reach.get(stage);
    if (found == null || found.entered() == 0) {
      return new FromStage(null, 0L, 0, "nothing-entered");
    }
    return to.equals(Reach.WON)
        ? won(found.reached(), winRates.get(stage))
        : reached(found.entered(), found.reached());
  }

  private static FromStage reached(long entered, long reached) {
    var rate =
        BigDecimal.valueOf(reached)
            .divide(BigDecimal.valueOf(entered), DECIMALS_OF_A_RATE, RoundingMode.HALF_EVEN);
    return new FromStage(rate, entered, reached, reached == 0 ? "nothing-reached" : null);
  }

  private static FromStage won(long won, @Nullable BigDecimal rate) {
    if (rate == null) {
      return new FromStage(null, 0L, 0, "nothing-decided");
    }
    return won == 0 || rate.signum() == 0
        ? new FromStage(rate, null, won, "nothing-reached")
        : new FromStage(rate, decided(won, rate), won, null);
  }

  /** The rate is of whole numbers, told to six decimals: which they were is found again. */
  static long decided(long won, BigDecimal rate) {
    return BigDecimal.valueOf(won).divide(rate, 0, RoundingMode.HALF_EVEN).longValueExact();
  }
}
