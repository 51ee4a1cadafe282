package io.dealstream.command.goal;

import static io.dealstream.command.http.Needed.needed;

import io.dealstream.events.goal.GoalDefinition;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What callers send.
 *
 * @param id may be left out; it is the address's
 * @param target a decimal string
 * @param team and owner: whose goal it is; without either it is the whole pipeline's
 * @param figure which of the metric's figures; without it, the one that the metric is known for
 * @param item of which of the metric's items: a stage, or {@code from:to}; without it, of all
 */
record GoalBody(
    @Nullable String id,
    @Nullable String metric,
    @Nullable BigDecimal target,
    @Nullable String period,
    @Nullable String pipelineId,
    @Nullable String team,
    @Nullable String owner,
    @Nullable String figure,
    @Nullable String item,
    @Nullable Instant occurredAt,
    @Nullable String reason) {

  GoalDefinition definition() {
    return new GoalDefinition(
        needed("metric", metric),
        needed("target", target),
        needed("period", period),
        needed("pipelineId", pipelineId),
        team,
        owner,
        figure,
        item);
  }
}
