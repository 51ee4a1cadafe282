package io.dealstream.metrics;

import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.deal.Direction;
import io.dealstream.metrics.NaiveFigures.Span;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What came into each stage and left it, by a plain loop over all events, from the definition:
 * shares nothing with what it tests.
 */
final class NaiveFlow {

  private record Stay(String pipeline, String stage, Set<String> segments) {}

  private final Map<String, Map<String, Object>> figures = new HashMap<>();
  private final Map<String, Stay> open = new HashMap<>();
  private final Set<String> segments;
  private final Span span;

  private NaiveFlow(Set<String> segments, Span span) {
    this.segments = segments;
    this.span = span;
  }

  /**
   * Of every stage in which a deal ever was, by published key.
   *
   * @param segments to be looked at
   */
  static Map<String, Map<String, Object>> of(
      List<DealEvent> events, Set<String> segments, Span span) {
    var naive = new NaiveFlow(segments, span);
    for (var e : events) {
      switch (e) {
        case DealEvent.Opened o -> naive.enter(o, o.to(), null);
        case DealEvent.StageChanged c -> {
          var way = c.direction() == Direction.FORWARD ? "forward" : "backward";
          naive.leave(c, way);
          naive.enter(c, c.to(), way);
        }
        case DealEvent.Reopened r -> naive.enter(r, r.to(), null);
        case DealEvent.HandedOff h -> {
          naive.leave(h, null);
          naive.enter(h, h.to(), null);
        }
        case DealEvent.Won _, DealEvent.Lost _, DealEvent.Merged _, DealEvent.Deleted _ ->
            naive.leave(e, null);
        case DealEvent.AmountChanged _,
            DealEvent.Reassigned _,
            DealEvent.ProbabilityChanged _,
            DealEvent.CloseDateChanged _,
            DealEvent.ForecastCategoryChanged _,
            DealEvent.Activity _,
            DealEvent.NoticeGiven _,
            DealEvent.Absorbed _ -> {}
      }
    }
    return naive.figures;
  }

  private void enter(DealEvent event, String stage, String way) {
    var stay = new Stay(event.pipelineId(), stage, NaiveFigures.segmentsOf(event));
    open.put(event.dealId(), stay);
    count(stay, event.occurredAt(), "entered", way == null ? null : way + "In", 1);
  }

  private void leave(DealEvent event, String way) {
    var stay = open.remove(event.dealId());
    if (stay != null) {
      count(stay, event.occurredAt(), "exited", way == null ? null : way + "Out", -1);
    }
  }

  private void count(Stay stay, Instant at, String field, String ofWay, long inProgress) {
    for (var segment : segments) {
      var f =
          figures.computeIfAbsent(
              NaiveFigures.key(stay.pipeline, "flow", segment, span.window(), stay.stage),
              _ -> nothing());
      if (stay.segments.contains(segment) && span.has(at)) {
        more(f, field, 1);
        if (ofWay != null) {
          more(f, ofWay, 1);
        }
        if (span.isAll()) {
          more(f, "wip", inProgress);
        }
      }
    }
  }

  private Map<String, Object> nothing() {
    var f = new LinkedHashMap<String, Object>();
    for (var field :
        List.of("entered", "exited", "forwardIn", "forwardOut", "backwardIn", "backwardOut")) {
      f.put(field, 0L);
    }
    if (span.isAll()) {
      f.put("wip", 0L);
    }
    return f;
  }

  private static void more(Map<String, Object> f, String field, long by) {
    f.computeIfPresent(field, (_, n) -> (Long) n + by);
  }
}
