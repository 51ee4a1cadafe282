package io.dealstream.query.goals;

import io.dealstream.events.deal.ActivityType;
import io.dealstream.events.metric.Activities;
import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.Segment;
import io.dealstream.events.metric.Window;
import io.dealstream.query.goals.Breakdown.OfActivities;
import io.dealstream.query.goals.Breakdown.OfType;
import io.dealstream.query.goals.Takes.Ratio;
import io.dealstream.query.metrics.Moment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How many activities deals took before, and so will take. */
final class DoneActivities {

  private static final int DECIMALS_OF_A_RATE = 6;

  private final Moment moment;
  private final String pipeline;

  DoneActivities(Moment moment, String pipeline) {
    this.moment = moment;
    this.pipeline = pipeline;
  }

  /**
   * @param basis whose activities of all time tell how many a deal takes
   * @param base deals that came of them
   * @param wanted deals, as rest is
   * @param whose and period: those of the goal
   */
  OfActivities of(
      Segment basis, long base, BigDecimal wanted, BigDecimal rest, Segment whose, String period) {
    var done = done(Window.ALL.word(), basis);
    var made = done(period, whose);
    var types =
        Stream.of(ActivityType.values())
            .filter(type -> done.containsKey(type) || made.containsKey(type))
            .map(
                type ->
                    ofType(
                        type,
                        new Ratio(done.getOrDefault(type, 0L), base),
                        made.getOrDefault(type, 0L),
                        wanted,
                        rest))
            .toList();
    var all = new Ratio(sum(done), base);
    return new OfActivities(
        base, ofType(null, all, sum(made), wanted, rest), types, all.tells() ? null : why(base));
  }

  private static String why(long base) {
    return base == 0 ? "nothing-reached" : "nothing-done";
  }

  private static OfType ofType(
      @Nullable ActivityType type, Ratio ratio, long made, BigDecimal wanted, BigDecimal rest) {
    var perDeal =
        ratio.tells()
            ? BigDecimal.valueOf(ratio.many())
                .divide(
                    BigDecimal.valueOf(ratio.deals()), DECIMALS_OF_A_RATE, RoundingMode.HALF_EVEN)
            : null;
    return new OfType(type, perDeal, ratio.many(), Takes.of(wanted, rest, ratio, made));
  }

  private Map<ActivityType, Long> done(String window, Segment segment) {
    var done = new EnumMap<ActivityType, Long>(ActivityType.class);
    for (var item : moment.answer(pipeline, Metric.ACTIVITIES, window, segment).items()) {
      if (item instanceof Activities a && a.count() > 0) {
        done.put(a.type(), a.count());
      }
    }
    return done;
  }

  private static long sum(Map<ActivityType, Long> byType) {
    return byType.values().stream().mapToLong(Long::longValue).sum();
  }
}
