package io.dealstream.events.goal;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One version of a goal.
 *
 * @param metric the metric it is measured by, by its name
 * @param target in the metric's own unit; money in the pipeline's reporting currency. Written as a
 *     decimal string, so that no reader rounds it
 * @param period a window as queries name it: {@code month:2026-03}
 * @param team whose goal it is; null where it is a person's, or the whole pipeline's
 * @param owner whose goal it is; null where it is a team's, or the whole pipeline's
 * @param figure which of the metric's figures it is, by its name: {@code won}; null for the one
 *     that the metric is known for
 * @param item of which of the metric's items, as their records' keys have it: a stage, or {@code
 *     from:to}; null for all of them together
 */
public record GoalDefinition(
    String metric,
    @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal target,
    String period,
    String pipelineId,
    @Nullable String team,
    @Nullable String owner,
    @Nullable String figure,
    @Nullable String item) {}
