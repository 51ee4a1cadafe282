package io.dealstream.local.verify.figures;

import io.dealstream.events.metric.MetricItem;
import io.dealstream.events.metric.MetricRecord;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;

/**
 * A figure counted anew.
 *
 * @param exact as it is
 * @param byAges as it would be if ages of what goes on were otherwise, in milliseconds
 */
record Anew(
    MetricRecord<? extends MetricItem> exact,
    Function<LongUnaryOperator, Optional<MetricRecord<? extends MetricItem>>> byAges) {

  /** Empty where there is no such figure. */
  static Optional<Anew> of(
      Function<LongUnaryOperator, Optional<MetricRecord<? extends MetricItem>>> byAges) {
    return byAges.apply(LongUnaryOperator.identity()).map(exact -> new Anew(exact, byAges));
  }

  /** It is the same figure, whatever the ages. */
  MetricRecord<? extends MetricItem> with(LongUnaryOperator ages) {
    return byAges.apply(ages).orElse(exact);
  }
}
