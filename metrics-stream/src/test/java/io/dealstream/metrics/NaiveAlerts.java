package io.dealstream.metrics;

import io.dealstream.events.Via;
import io.dealstream.events.alert.AlertKind;
import io.dealstream.events.alert.AlertState;
import io.dealstream.events.alert.DealAlert;
import io.dealstream.events.deal.ActivityType;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.deal.StageTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The alerts of a history as plain loops make them of it: between two events of a deal, whether it
 * is stuck is asked at every instant at which the answer may change.
 */
final class NaiveAlerts {

  /**
   * An alert that stood for a while.
   *
   * @param clearedAt null where it still stands
   */
  record Stood(
      String deal,
      String pipeline,
      String stage,
      int visit,
      AlertKind kind,
      int days,
      Instant raisedAt,
      Instant clearedAt) {}

  private record Place(String pipeline, String stage, int visit, StageTerms terms, Instant since) {}

  private final List<DealEvent> events;
  private final Set<Stood> found = new HashSet<>();

  private NaiveAlerts(List<DealEvent> events) {
    this.events = events;
  }

  /**
   * @param end until when, exclusive
   */
  static Set<Stood> of(List<DealEvent> told, Instant end) {
    var deals = new LinkedHashMap<String, List<DealEvent>>();
    told.forEach(e -> deals.computeIfAbsent(e.dealId(), _ -> new ArrayList<>()).add(e));
    var all = new HashSet<Stood>();
    for (var deal : deals.values()) {
      var naive = new NaiveAlerts(deal);
      for (var kind : AlertKind.values()) {
        naive.look(kind, end);
      }
      all.addAll(naive.found);
    }
    return all;
  }

  /** What the records of a topic come to. */
  static Set<Stood> of(List<DealAlert> records) {
    var stood = new HashSet<Stood>();
    for (var r : thatStood(records)) {
      stood.add(
          new Stood(
              r.dealId(),
              r.pipelineId(),
              r.stageId(),
              r.visit(),
              r.kind(),
              r.limitDays(),
              raisedAt(r),
              r.state() == AlertState.CLEARED ? r.occurredAt() : null));
    }
    return stood;
  }

  /**
   * Of each alert the newest record, but for those that were taken back: the clock had been asked
   * before the deal's next event was known.
   */
  static List<DealAlert> thatStood(List<DealAlert> records) {
    var newest = new HashMap<String, DealAlert>();
    for (var r : records) {
      newest.merge(r.alertId(), r, (old, now) -> now.sequence() >= old.sequence() ? now : old);
    }
    return newest.values().stream()
        .filter(r -> r.state() == AlertState.RAISED || raisedAt(r).isBefore(r.occurredAt()))
        .toList();
  }

  private static Instant raisedAt(DealAlert alert) {
    return alert.state() == AlertState.RAISED ? alert.occurredAt() : alert.raisedAt();
  }

  private void look(AlertKind kind, Instant end) {
    Stood standing = null;
    for (var i = 0; i < events.size(); i++) {
      var past = events.subList(0, i + 1);
      var from = events.get(i).occurredAt();
      var to = i + 1 < events.size() ? events.get(i + 1).occurredAt() : end;
      var place = place(past);
      if (standing != null && !(isOf(standing, place) && holds(kind, past, place, from))) {
        found.add(cleared(standing, from));
        standing = null;
      }
      if (standing == null && place != null) {
        standing = raised(kind, past, place, from, to);
      }
    }
    if (standing != null) {
      found.add(standing);
    }
  }

  private Stood raised(
      AlertKind kind, List<DealEvent> past, Place place, Instant from, Instant to) {
    var instants = new TreeSet<Instant>(dues(past).values());
    instants.add(from);
    instants.add(touched(past).plus(limit(kind, place)));
    instants.add(place.since.plus(limit(kind, place)));
    for (var at : instants) {
      if (!at.isBefore(from) && at.isBefore(to) && holds(kind, past, place, at)) {
        var days = (int) limit(kind, place).toDays();
        return new Stood(
            past.getFirst().dealId(),
            place.pipeline,
            place.stage,
            place.visit,
            kind,
            days,
            at,
            null);
      }
    }
    return null;
  }

  private static boolean holds(AlertKind kind, List<DealEvent> past, Place place, Instant at) {
    var limit = limit(kind, place);
    if (limit.isZero()) {
      return false;
    }
    return switch (kind) {
      case OVERSTAYED -> !at.isBefore(place.since.plus(limit));
      case IDLE ->
          !at.isBefore(touched(past).plus(limit))
              && dues(past).values().stream().noneMatch(due -> due.isAfter(at));
    };
  }

  private static Duration limit(AlertKind kind, Place place) {
    if (place.terms == null) {
      return Duration.ZERO;
    }
    return Duration.ofDays(
        kind == AlertKind.IDLE ? place.terms.idleLimitDays() : place.terms.ageLimitDays());
  }

  private static Instant touched(List<DealEvent> past) {
    var touched = past.getFirst().occurredAt();
    for (var e : past) {
      if (e.via() == Via.API || e.via() == Via.IMPORT) {
        touched = e.occurredAt();
      }
    }
    return touched;
  }

  private static Map<String, Instant> dues(List<DealEvent> past) {
    var dues = new HashMap<String, Instant>();
    for (var e : past) {
      if (e instanceof DealEvent.Activity a && a.type() == ActivityType.FOLLOW_UP) {
        dues.remove(a.activityId());
        if (a instanceof DealEvent.ActivityPlanned p && p.dueAt() != null) {
          dues.put(a.activityId(), p.dueAt());
        } else if (a instanceof DealEvent.ActivityRescheduled r) {
          dues.put(a.activityId(), r.dueAt());
        }
      }
    }
    return dues;
  }

  /** Null where the deal is not open. */
  private static Place place(List<DealEvent> past) {
    Place place = null;
    for (var e : past) {
      var at = e.occurredAt();
      if (e instanceof DealEvent.Opened o) {
        place = new Place(o.pipelineId(), o.to(), o.visit(), o.stageTerms(), at);
      } else if (e instanceof DealEvent.StageChanged c) {
        place = new Place(c.pipelineId(), c.to(), c.visit(), c.stageTerms(), at);
      } else if (e instanceof DealEvent.Reopened r) {
        place = new Place(r.pipelineId(), r.to(), r.visit(), r.stageTerms(), at);
      } else if (e instanceof DealEvent.HandedOff h) {
        place = new Place(h.pipelineId(), h.to(), h.visit(), h.stageTerms(), at);
      } else if (e instanceof DealEvent.Won
          || e instanceof DealEvent.Lost
          || e instanceof DealEvent.Merged
          || e instanceof DealEvent.Deleted) {
        place = null;
      }
    }
    return place;
  }

  private static boolean isOf(Stood alert, Place place) {
    return place != null
        && alert.pipeline.equals(place.pipeline)
        && alert.stage.equals(place.stage)
        && alert.visit == place.visit;
  }

  private static Stood cleared(Stood a, Instant at) {
    return new Stood(a.deal, a.pipeline, a.stage, a.visit, a.kind, a.days, a.raisedAt, at);
  }
}
