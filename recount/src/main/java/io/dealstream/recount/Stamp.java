package io.dealstream.recount;

import java.time.Instant;
import java.util.Map;
import java.util.function.LongUnaryOperator;

/**
 * What a record says of where it comes from. The caller knows, as it has chosen the events.
 *
 * @param asOf up to when throughput over all of time is measured, and what goes on has lasted
 * @param folded per partition of the source the highest position of an event that was counted
 * @param ages what ages of what goes on are taken for, in milliseconds: to see what would come of
 *     it if they were a little otherwise; in their order
 */
public record Stamp(Instant asOf, Map<String, Long> folded, LongUnaryOperator ages) {

  public Stamp(Instant asOf, Map<String, Long> folded) {
    this(asOf, folded, LongUnaryOperator.identity());
  }
}
