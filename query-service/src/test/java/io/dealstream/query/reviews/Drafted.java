package io.dealstream.query.reviews;

import io.dealstream.events.DomainEvent;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.Segment;
import io.dealstream.events.metric.Window;
import io.dealstream.events.pipeline.PipelineEvent;
import io.dealstream.query.alerts.StuckDeals.Stuck;
import io.dealstream.query.goals.Goals.During;
import io.dealstream.query.metrics.Question;
import io.dealstream.query.pipelines.PipelineView;
import io.dealstream.query.support.Service;
import io.dealstream.recount.Stamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A review made of events at hand, with nothing around it; as JSON. */
record Drafted(
    PipelineEvent.Created pipeline, List<? extends DomainEvent> events, List<Stuck> alerts) {

  JsonNode review(String period, String day, String segment, Instant asOf) {
    var d = pipeline.definition();
    var view =
        new PipelineView(
            pipeline.pipelineId(),
            0,
            d.name(),
            d.currency(),
            d.zone(),
            d.minimumWonDeals(),
            d.stages(),
            d.rules());
    var question =
        new Question(view, List.of(Metric.WIN_RATE), Window.ALL, Window.ALL, segment(segment));
    var rhythm = Rhythm.named(period);
    var span = rhythm.around(LocalDate.parse(day), ZoneId.of(d.zone()));
    var draft = new Draft(question, rhythm, span);
    Map<String, String> names = new HashMap<>();
    for (var event : events) {
      if (event instanceof DealEvent.Opened opened) {
        names.put(opened.dealId(), opened.name());
      }
      if (event instanceof DealEvent e && isHere(e)) {
        draft.take(e);
      }
    }
    var review =
        draft.told(
            standing(draft.end(asOf)),
            standing(draft.endBefore()),
            new During(List.of(), 0),
            _ -> names,
            new Stamp(asOf, Map.of()));
    return Service.JSON.readTree(Service.JSON.writeValueAsString(review));
  }

  private boolean isHere(DealEvent event) {
    var p = pipeline.pipelineId();
    return event.pipelineId().equals(p)
        || event instanceof DealEvent.HandedOff e && e.fromPipelineId().equals(p);
  }

  private List<Stuck> standing(Instant at) {
    return alerts.stream()
        .filter(alert -> alert.since().isBefore(at))
        .filter(alert -> alert.clearedAt() == null || !alert.clearedAt().isBefore(at))
        .toList();
  }

  private static Segment segment(String word) {
    var colon = word.indexOf(':');
    return colon < 0
        ? Segment.ALL
        : new Segment(word.substring(0, colon), word.substring(colon + 1));
  }
}
