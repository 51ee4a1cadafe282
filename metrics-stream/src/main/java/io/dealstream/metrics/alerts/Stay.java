package io.dealstream.metrics.alerts;

import io.dealstream.events.alert.AlertState;
import io.dealstream.events.alert.DealAlert;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An open deal in a stage that has limits.
 *
 * @param limits one of a kind at most
 * @param last the deal's last event
 */
record Stay(String pipelineId, String stageId, int visit, List<Limit> limits, Last last) {

  /**
   * What an alert tells of the event it is told after.
   *
   * @param owner once it has happened, as are {@code team} and {@code source}
   */
  record Last(
      String owner, @Nullable String team, @Nullable String source, long sequence, long position) {}

  Stay with(List<Limit> now) {
    return new Stay(pipelineId, stageId, visit, now, last);
  }

  Stay after(Last event) {
    return new Stay(pipelineId, stageId, visit, limits, event);
  }

  Stay map(UnaryOperator<Limit> change) {
    return with(limits.stream().map(change).toList());
  }

  /** When the next limit passes, or {@link Watch#NEVER}. */
  long nextDue() {
    var next = Watch.NEVER;
    for (var limit : limits) {
      if (!limit.passed()) {
        next = Math.min(next, limit.dueAt());
      }
    }
    return next;
  }

  DealAlert raised(String dealId, Limit limit) {
    return alert(dealId, limit, AlertState.RAISED, limit.dueAt(), null);
  }

  DealAlert cleared(String dealId, Limit limit, long at) {
    return alert(dealId, limit, AlertState.CLEARED, at, Instant.ofEpochMilli(limit.dueAt()));
  }

  private DealAlert alert(
      String dealId, Limit limit, AlertState state, long at, @Nullable Instant raisedAt) {
    var dueAt = Instant.ofEpochMilli(limit.dueAt());
    return new DealAlert(
        DealAlert.id(dealId, pipelineId, stageId, visit, limit.kind(), dueAt),
        limit.kind(),
        state,
        dealId,
        pipelineId,
        stageId,
        visit,
        limit.days(),
        Instant.ofEpochMilli(at),
        raisedAt,
        last.owner(),
        last.team(),
        last.source(),
        last.sequence(),
        last.position());
  }
}
