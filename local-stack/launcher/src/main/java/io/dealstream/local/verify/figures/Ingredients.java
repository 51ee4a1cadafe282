package io.dealstream.local.verify.figures;

import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.MetricRecord;
import io.dealstream.events.metric.Segment;
import io.dealstream.events.metric.Window;
import io.dealstream.recount.lives.Credit;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which events a figure can be made of: to count one, not all need be gone through.
 *
 * @param around whether events of leads, customers and campaigns count in it
 * @param deals of which deals, by all events of each
 */
record Ingredients(boolean around, Predicate<List<DealEvent>> deals) {

  private static final Set<String> OF_NO_DEALS =
      Set.of(
          Metric.EMAIL.name(),
          Metric.ACQUISITION.name(),
          Metric.ONBOARDING.name(),
          Metric.RETENTION.name());

  static final Ingredients ALL = new Ingredients(true, _ -> true);

  static Ingredients of(MetricRecord<?> figure) {
    var metric = figure.metric();
    if (OF_NO_DEALS.contains(metric)) {
      return new Ingredients(true, _ -> false);
    }
    if (metric.equals(Metric.LEADS.name())) {
      return new Ingredients(true, events -> cameOfLead(events.getFirst()));
    }
    if (metric.equals(Metric.ACTIVITIES.name())) {
      return new Ingredients(
          false, events -> events.stream().anyMatch(DealEvent.Activity.class::isInstance));
    }
    return new Ingredients(false, events -> livedIn(events, figure.segment(), figure.window()));
  }

  private static boolean cameOfLead(DealEvent first) {
    return first instanceof DealEvent.Opened opened && opened.leadId() != null;
  }

  /**
   * A deal counts in a segment and window only where it was that segment's at one of its events
   * and, unless the window ends with the present, by something that happened within.
   */
  private static boolean livedIn(List<DealEvent> events, Segment segment, Window window) {
    return events.stream().anyMatch(e -> Credit.of(e).isIn(segment))
        && (window.date() == null
            || events.stream().anyMatch(e -> window.contains(e.occurredAt())));
  }
}
