package io.dealstream.query.reviews;

import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.deal.DealEvent.Activity;
import io.dealstream.events.metric.Segment;
import io.dealstream.recount.lives.Credit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Activities that were not done when their time came in one of two periods: each once a period,
 * with the latest time it had there. Of each deal events must come in their order.
 */
final class FellDue {

  static final List<Class<? extends DealEvent>> KINDS =
      List.of(
          DealEvent.ActivityFellDue.class,
          DealEvent.ActivityCompleted.class,
          DealEvent.ActivityCancelled.class);

  /** Of a deal. */
  private record Id(String deal, String activity) {

    static Id of(Activity event) {
      return new Id(event.dealId(), event.activityId());
    }
  }

  /**
   * @param doneAt null where it was called off
   */
  private record End(String state, @Nullable Instant doneAt) {

    static final End NONE = new End("open", null);
  }

  private final Segment segment;
  private final Span now;
  private final Span before;
  private final Map<Id, DealEvent.ActivityFellDue> missed = new LinkedHashMap<>();
  private final Map<Id, DealEvent.ActivityFellDue> missedBefore = new HashMap<>();
  private final Map<Id, End> ended = new HashMap<>();

  FellDue(Segment segment, Span now, Span before) {
    this.segment = segment;
    this.now = now;
    this.before = before;
  }

  void take(Activity event) {
    switch (event) {
      case DealEvent.ActivityFellDue e -> fellDue(e);
      case DealEvent.ActivityCompleted e -> end(e, new End("done", e.happenedAt()));
      case DealEvent.ActivityCancelled e -> end(e, new End("cancelled", null));
      default -> {}
    }
  }

  private void fellDue(DealEvent.ActivityFellDue event) {
    if (!Credit.of(event).isIn(segment)) {
      return;
    }
    if (now.contains(event.dueAt())) {
      missed.put(Id.of(event), event);
    } else if (before.contains(event.dueAt())) {
      missedBefore.put(Id.of(event), event);
    }
  }

  private void end(Activity event, End how) {
    var id = Id.of(event);
    if (missed.containsKey(id)) {
      ended.put(id, how);
    }
  }

  Review.Missed told(Map<String, String> names) {
    var all = new ArrayList<>(missed.values());
    all.sort(
        Comparator.comparing(DealEvent.ActivityFellDue::dueAt)
            .thenComparing(DealEvent.ActivityFellDue::dealId)
            .thenComparing(DealEvent.ActivityFellDue::activityId));
    var told = all.stream().limit(Review.LISTED).map(event -> told(event, names)).toList();
    return new Review.Missed(all.size(), missedBefore.size(), told, all.size() - told.size());
  }

  private Review.Activity told(DealEvent.ActivityFellDue event, Map<String, String> names) {
    var end = ended.getOrDefault(Id.of(event), End.NONE);
    return new Review.Activity(
        event.activityId(),
        event.type(),
        event.title(),
        event.dealId(),
        names.get(event.dealId()),
        event.owner(),
        event.dueAt(),
        end.state(),
        end.doneAt());
  }

  /** Deals whose names are asked for. */
  List<String> deals() {
    return missed.keySet().stream().map(Id::deal).distinct().toList();
  }
}
