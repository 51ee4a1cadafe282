package io.dealstream.local.verify.figures;

import io.dealstream.events.metric.MetricRecord;
import io.dealstream.events.metric.StageDwell;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether an unbiased median is what it should be. Lengths and ages are kept in bins, some per cent
 * wide: an age that is nearly a length may come to lie on its other side, and the median be that of
 * a neighbour then. So it lies between what it would be of ages a little shorter and a little
 * longer, where none is the longest.
 */
final class Unbiased {

  static final String FIELD = "unbiasedMedianSeconds";

  private static final long BLOCK_MILLIS = 3_000;
  private static final long MILLI_WIDTH = 25;

  private Unbiased() {}

  static boolean is(Anew expected, MetricRecord<?> found) {
    var median = median(found);
    if (median == null) {
      var longest = expected.with(age -> age + bins(age));
      return median(longest) == null && sameReason(longest, found);
    }
    var shortest = median(expected.with(age -> age - bins(age)));
    var longest = median(expected.with(age -> age + bins(age)));
    return found.reasons().get(FIELD) == null
        && shortest != null
        && (median.compareTo(shortest) >= 0 || Fields.withinOnePerCent(shortest, median))
        && (longest == null
            || median.compareTo(longest) <= 0
            || Fields.withinOnePerCent(longest, median));
  }

  private static long bins(long age) {
    return BLOCK_MILLIS + age * MILLI_WIDTH / 1_000;
  }

  private static boolean sameReason(MetricRecord<?> expected, MetricRecord<?> found) {
    return Objects.equals(expected.reasons().get(FIELD), found.reasons().get(FIELD));
  }

  private static @Nullable BigDecimal median(MetricRecord<?> record) {
    return record.item() instanceof StageDwell dwell ? dwell.unbiasedMedianSeconds() : null;
  }
}
