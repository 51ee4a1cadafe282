package io.dealstream.recount.otherwise;

import io.dealstream.events.Via;
import io.dealstream.events.deal.ActivityType;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.deal.StageTerms;
import io.dealstream.recount.lives.Credit;
import io.dealstream.recount.otherwise.OtherTerms.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which open deals of a pipeline are stuck. Idle: nothing has touched the deal for its stage's idle
 * limit, and no planned follow-up lies ahead; what the clock or automation does is no touch.
 * Overstayed: it is in the stage for longer than the age limit. Limits are those told as the deal
 * entered, or the ones given instead. Of each deal every event must come, in its order.
 */
public final class StuckDeals {

  /** An open deal that is stuck in one way or both. */
  public record Stuck(String stage, Credit credit, boolean idle, boolean overstayed) {}

  private static final class Watched {
    private @Nullable Stay stay;
    private Credit credit;
    private Instant touchedAt;
    private final Map<String, Instant> followUps = new HashMap<>();

    private Watched(DealEvent first) {
      credit = Credit.of(first);
      touchedAt = first.occurredAt();
    }
  }

  /**
   * @param ageLimit null for never, as is {@code idleLimit}
   */
  private record Stay(
      String stage, Instant since, @Nullable Duration ageLimit, @Nullable Duration idleLimit) {}

  private final String pipelineId;
  private final Map<String, Limits> otherwise;
  private final Map<String, Watched> deals = new LinkedHashMap<>();

  /**
   * @param otherwise of stages, in place of those told
   */
  public StuckDeals(String pipelineId, Map<String, Limits> otherwise) {
    this.pipelineId = pipelineId;
    this.otherwise = otherwise;
  }

  public void take(DealEvent event) {
    var deal = note(event);
    switch (event) {
      case DealEvent.Opened e -> deal.stay = stay(e, e.to(), e.stageTerms());
      case DealEvent.StageChanged e -> deal.stay = stay(e, e.to(), e.stageTerms());
      case DealEvent.Reopened e -> deal.stay = stay(e, e.to(), e.stageTerms());
      case DealEvent.HandedOff e -> deal.stay = stay(e, e.to(), e.stageTerms());
      case DealEvent.Won _, DealEvent.Lost _, DealEvent.Merged _, DealEvent.Deleted _ ->
          deal.stay = null;
      case DealEvent.AmountChanged _,
          DealEvent.Reassigned _,
          DealEvent.CloseDateChanged _,
          DealEvent.ProbabilityChanged _,
          DealEvent.ForecastCategoryChanged _,
          DealEvent.Activity _,
          DealEvent.NoticeGiven _,
          DealEvent.Absorbed _ -> {}
    }
  }

  /** Somebody did something that would have changed nothing: it is a touch all the same. */
  public void touch(DealEvent event) {
    note(event);
  }

  private Watched note(DealEvent event) {
    var deal = deals.computeIfAbsent(event.dealId(), _ -> new Watched(event));
    deal.credit = Credit.of(event);
    if (event.via() == Via.API || event.via() == Via.IMPORT) {
      deal.touchedAt = event.occurredAt();
    }
    switch (event) {
      case DealEvent.ActivityPlanned e -> plan(deal, e, e.dueAt());
      case DealEvent.ActivityRescheduled e -> plan(deal, e, e.dueAt());
      case DealEvent.ActivityCompleted e -> deal.followUps.remove(e.activityId());
      case DealEvent.ActivityCancelled e -> deal.followUps.remove(e.activityId());
      default -> {}
    }
    return deal;
  }

  private static void plan(Watched deal, DealEvent.Activity activity, @Nullable Instant dueAt) {
    if (activity.type() == ActivityType.FOLLOW_UP && dueAt != null) {
      deal.followUps.put(activity.activityId(), dueAt);
    }
  }

  private @Nullable Stay stay(DealEvent event, String stage, @Nullable StageTerms told) {
    if (!event.pipelineId().equals(pipelineId)) {
      return null;
    }
    var limits = otherwise.getOrDefault(stage, new Limits(null, null));
    return new Stay(
        stage,
        event.occurredAt(),
        days(limits.ageLimitDays(), told == null ? 0 : told.ageLimitDays()),
        days(limits.idleLimitDays(), told == null ? 0 : told.idleLimitDays()));
  }

  private static @Nullable Duration days(@Nullable Integer instead, int told) {
    var days = Objects.requireNonNullElse(instead, told);
    return days == 0 ? null : Duration.ofDays(days);
  }

  /** By the deal's id; a limit that passes at that very instant has not passed before it. */
  public Map<String, Stuck> before(Instant at) {
    var stuck = new LinkedHashMap<String, Stuck>();
    deals.forEach((id, deal) -> look(deal, at).ifPresent(found -> stuck.put(id, found)));
    return stuck;
  }

  private static Optional<Stuck> look(Watched deal, Instant at) {
    var stay = deal.stay;
    if (stay == null) {
      return Optional.empty();
    }
    var idle =
        stay.idleLimit != null
            && deal.touchedAt.plus(stay.idleLimit).isBefore(at)
            && deal.followUps.values().stream().allMatch(dueAt -> dueAt.isBefore(at));
    var overstayed = stay.ageLimit != null && stay.since.plus(stay.ageLimit).isBefore(at);
    return idle || overstayed
        ? Optional.of(new Stuck(stay.stage, deal.credit, idle, overstayed))
        : Optional.empty();
  }
}
