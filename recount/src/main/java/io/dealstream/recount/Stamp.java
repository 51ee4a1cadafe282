package io.dealstream.recount;

import java.time.Instant;
import java.util.Map;

/**
 * What a record says of where it comes from. The caller knows, as it has chosen the events.
 *
 * @param asOf up to when throughput over all of time is measured
 * @param folded per partition of the source the highest position of an event that was counted
 */
public record Stamp(Instant asOf, Map<String, Long> folded) {}
