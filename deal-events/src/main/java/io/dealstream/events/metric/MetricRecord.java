package io.dealstream.events.metric;

import java.time.Instant;
import java.util.Map;

/**
 * One figure as its topic holds it.
 *
 * @param definition the version of the metric's definition it follows
 * @param item what was measured; a null field in it is explained in {@code reasons}
 * @param reasons a code for each null field of the item, by the field's name
 * @param asOf when the newest event folded into it was recorded; where it changes as days pass, the
 *     beginning of the local day it was last made in, if that is later
 * @param folded per source partition ({@code topic-partition}) the highest position of an event
 *     that changed it; every event of that partition up to there is in, none after it
 * @param correction whether this value takes something back that an earlier one had counted
 */
public record MetricRecord<I extends MetricItem>(
    String metric,
    int definition,
    String pipelineId,
    Window window,
    Segment segment,
    I item,
    Map<String, String> reasons,
    Instant asOf,
    Map<String, Long> folded,
    boolean correction) {}
