package io.dealstream.query.goals;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.dealstream.events.metric.Segment;
import io.dealstream.events.metric.Window;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A goal, how far it has come and what it takes.
 *
 * @param version from 0
 * @param figure of the metric's items; the one it is known for where the goal names none; null
 *     where the metric is not measured
 * @param segment whose figures it is held against
 * @param period as the goal was set, as window is in the pipeline's zone
 * @param unit {@code count}, {@code money}, {@code rate}, {@code seconds} or {@code days}; null
 *     where the metric is not measured
 * @param currency of money, else null
 * @param lessIsBetter whether the target is not to be passed
 * @param target a decimal string in that unit, as is all that is in it
 * @param reached in the period so far, as the metric tells it; what is so only now is taken as it
 *     was at the end of a period that is over
 * @param breakdown null where deals cannot come to what the goal is about
 * @param reasons a code for each null field, by its name
 * @param asOf by when
 * @param folded of what was reached: per partition the highest position that is in it
 * @param number its place in lists
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record GoalAnswer(
    String id,
    long version,
    String metric,
    @Nullable String figure,
    @Nullable String item,
    String pipelineId,
    Segment segment,
    @Nullable String team,
    @Nullable String owner,
    String period,
    Window window,
    @Nullable String unit,
    @Nullable String currency,
    boolean lessIsBetter,
    @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal target,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable BigDecimal reached,
    Pace pace,
    @Nullable Breakdown breakdown,
    Map<String, String> reasons,
    Instant asOf,
    Map<String, Long> folded,
    @JsonIgnore long number) {}
