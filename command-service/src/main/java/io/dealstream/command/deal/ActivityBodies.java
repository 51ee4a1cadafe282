package io.dealstream.command.deal;

import static io.dealstream.command.http.Needed.needed;

import io.dealstream.command.decision.Refused;
import io.dealstream.edge.Caller;
import io.dealstream.events.deal.ActivityType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What callers send about the activities of a deal. */
final class ActivityBodies {

  private ActivityBodies() {}

  /**
   * What has been done, or, with a due time, what is to be done. A task or follow-up of which it is
   * not said when it happened is to be done.
   *
   * @param happenedAt may lie before the deal's last event; now where it is left out
   */
  record Telling(
      @Nullable ActivityType type,
      @Nullable String title,
      @Nullable String text,
      @Nullable String link,
      @Nullable Instant dueAt,
      @Nullable Instant happenedAt,
      @Nullable Instant occurredAt,
      @Nullable String reason) {

    DealCommand command(String activityId, Caller caller) {
      var kind = needed("type", type);
      var words = new Words(title, text, link);
      if (dueAt != null && happenedAt != null) {
        throw new Refused("done-or-due", "dueAt", "what has happened is not due any more");
      }
      return isToBeDone(kind)
          ? new DealCommand.PlanActivity(activityId, kind, words, dueAt, reason, occurredAt)
          : new DealCommand.RecordActivity(
              activityId, kind, words, happenedAt, doer(caller), reason, occurredAt);
    }

    private boolean isToBeDone(ActivityType kind) {
      return dueAt != null
          || (happenedAt == null && (kind == ActivityType.TASK || kind == ActivityType.FOLLOW_UP));
    }
  }

  /**
   * @param happenedAt may lie before the deal's last event; now where it is left out
   */
  record Completion(
      @Nullable Instant happenedAt, @Nullable Instant occurredAt, @Nullable String reason) {

    static final Completion PLAIN = new Completion(null, null, null);

    DealCommand command(String activityId, Caller caller) {
      return new DealCommand.CompleteActivity(
          activityId, happenedAt, doer(caller), reason, occurredAt);
    }
  }

  record Rescheduling(
      @Nullable Instant dueAt, @Nullable Instant occurredAt, @Nullable String reason) {

    DealCommand command(String activityId) {
      return new DealCommand.RescheduleActivity(
          activityId, needed("dueAt", dueAt), reason, occurredAt);
    }
  }

  record Cancellation(@Nullable Instant occurredAt, @Nullable String reason) {

    static final Cancellation PLAIN = new Cancellation(null, null);

    DealCommand command(String activityId) {
      return new DealCommand.CancelActivity(activityId, reason, occurredAt);
    }
  }

  private static Doer doer(Caller caller) {
    return new Doer(caller.owner(), caller.team());
  }
}
