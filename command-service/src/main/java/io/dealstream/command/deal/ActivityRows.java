package io.dealstream.command.deal;

import io.dealstream.command.decision.Refused;
import io.dealstream.events.deal.ActivityType;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A row about an activity as the command it amounts to. */
final class ActivityRows {

  static final Map<String, String> COLUMNS =
      Map.of(
          "id", "deal_id",
          "externalId", "deal_id",
          "happenedAt", "happened_at",
          "occurredAt", "happened_at",
          "dueAt", "due_at",
          "owner", "by");

  private ActivityRows() {}

  /**
   * @param activityId what it is to go by here
   * @throws Refused where there is no such deal, or the row makes no sense
   */
  static DealCommand command(Deal deal, String externalId, String activityId, PastActivity row) {
    return switch (deal) {
      case Deal.None _ ->
          throw Refused.unknown(
              "unknown-deal", "externalId", "deal " + externalId + " to tell it of");
      case Deal.Known known -> command(known.facts().lastAt(), activityId, row);
    };
  }

  private static DealCommand command(Instant last, String activityId, PastActivity row) {
    var type = type(row.type());
    var words = new Words(row.title(), row.text(), row.link());
    var happenedAt = row.happenedAt();
    if (happenedAt != null && row.dueAt() != null) {
      throw new Refused("done-or-due", "dueAt", "what has happened is not due any more");
    }
    if (happenedAt != null) {
      return new DealCommand.RecordActivity(
          activityId,
          type,
          words,
          happenedAt,
          new Doer(row.by(), row.team()),
          null,
          later(last, happenedAt));
    }
    if (row.dueAt() == null && type != ActivityType.TASK) {
      throw new Refused("value-missing", "happenedAt", "when it happened, or when it is due");
    }
    return new DealCommand.PlanActivity(activityId, type, words, row.dueAt(), null, last);
  }

  /**
   * The deal's own time goes on no further than it must: what happened to it meanwhile may be told
   * later.
   */
  private static Instant later(Instant last, Instant happenedAt) {
    return happenedAt.isAfter(last) ? happenedAt : last;
  }

  private static ActivityType type(String word) {
    var plain = word.equalsIgnoreCase("e-mail") ? ActivityType.EMAIL.word() : word;
    return Stream.of(ActivityType.values())
        .filter(type -> type.word().equalsIgnoreCase(plain))
        .findFirst()
        .orElseThrow(() -> new Refused("unknown-activity-type", "type", "one of " + words()));
  }

  private static String words() {
    return Stream.of(ActivityType.values())
        .map(ActivityType::word)
        .collect(Collectors.joining(", "));
  }
}
