package io.dealstream.query.metrics;

import io.dealstream.events.metric.Company;
import io.dealstream.events.metric.Metric;
import io.dealstream.events.topic.Topic;
import io.dealstream.events.topic.Topics;
import io.dealstream.query.around.AroundEvent;
import io.dealstream.query.around.AroundEvents;
import io.dealstream.query.past.Past;
import io.dealstream.query.past.PastEvent;
import io.dealstream.query.past.PastEvents;
import io.dealstream.query.past.Positions;
import io.dealstream.query.pipelines.PipelineView;
import io.dealstream.query.pipelines.Pipelines;
import io.dealstream.query.store.OneMoment;
import io.dealstream.recount.Recount;
import io.dealstream.recount.Stamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Figures as they were: counted anew from the events they are made of, which takes one pass over
 * them.
 */
@Component
class PastFigures {

  /**
   * @param positions of what was counted
   */
  private record Counted(Recount recount, Positions positions) {

    void takeDeal(PastEvent event) {
      recount.add(event.event());
      note(event);
    }

    void tellLead(PastEvent event) {
      recount.tellLead(event.event());
      note(event);
    }

    void take(AroundEvent event) {
      recount.add(event.event());
      positions.note(event.partition(), event.position());
    }

    private void note(PastEvent event) {
      positions.note(Topics.DEAL_EVENTS, event.event().dealId(), event.position());
    }
  }

  /** What is made of other events than deals'. */
  private static final Map<Metric<?>, List<Topic<String, byte[]>>> BESIDE_DEALS =
      Map.of(
          Metric.LEADS, List.of(Topics.LEAD_EVENTS, Topics.CAMPAIGN_EVENTS),
          Metric.ACQUISITION, List.of(Topics.CUSTOMER_EVENTS, Topics.CAMPAIGN_EVENTS),
          Metric.EMAIL, List.of(Topics.CAMPAIGN_EVENTS),
          Metric.ONBOARDING, List.of(Topics.CUSTOMER_EVENTS));

  private final Questions questions;
  private final Pipelines pipelines;
  private final PastEvents events;
  private final AroundEvents around;
  private final OneMoment oneMoment;

  PastFigures(
      Questions questions,
      Pipelines pipelines,
      PastEvents events,
      AroundEvents around,
      OneMoment oneMoment) {
    this.questions = questions;
    this.pipelines = pipelines;
    this.events = events;
    this.around = around;
    // Definition and events must be of the same moment.
    this.oneMoment = oneMoment;
  }

  /**
   * @param window a day, week, month or quarter without a date is the one that contains the
   *     answer's asOf
   * @throws io.dealstream.edge.Problem as {@link Questions} does
   */
  MetricAnswer answer(String pipeline, String metric, String window, String segment, Past past) {
    return oneMoment.of(
        () -> {
          var asOf = asOf(metric, past);
          return answer(questions.of(pipeline, List.of(metric), window, segment, asOf), past, asOf);
        });
  }

  private MetricAnswer answer(Question question, Past past, Instant asOf) {
    var metric = question.metrics().getFirst();
    var counted = count(metric, question.of(), past, asOf);
    var stamp = new Stamp(asOf, counted.positions.byPartition());
    var records =
        counted
            .recount
            .answer(
                metric,
                question.pipelineOf(metric),
                question.segment(),
                question.windowOf(metric),
                stamp)
            .stream()
            .sorted(new ItemOrder(question.of()).ofRecords())
            .toList();
    return MetricAnswer.of(metric, question, records);
  }

  private Counted count(Metric<?> metric, PipelineView pipeline, Past past, Instant asOf) {
    var counted = new Counted(new Recount(), new Positions());
    counted.recount.daysBefore(asOf);
    if (!Company.measures(metric)) {
      define(pipeline, counted);
    }
    var topics = BESIDE_DEALS.getOrDefault(metric, List.of());
    if (topics.isEmpty()) {
      events.measuredIn(pipeline.id(), past, counted::takeDeal);
    } else {
      around.of(topics, past, counted::take);
    }
    if (metric.equals(Metric.LEADS)) {
      around.ofDealsOfLeads(past, counted::tellLead);
    }
    return counted;
  }

  private void define(PipelineView pipeline, Counted counted) {
    counted.recount.define(pipeline.id(), pipeline.definition());
    counted.positions.note(
        Topics.PIPELINE_EVENTS, pipeline.id(), pipelines.newestPosition(pipeline.id()));
  }

  /** Of figures that are not made of deals alone, what stands around these may be newer. */
  private Instant asOf(String metric, Past past) {
    var ofDeals = events.asOf(past);
    var beside =
        past.asOf() == null && BESIDE_DEALS.keySet().stream().anyMatch(m -> m.name().equals(metric))
            ? around.newestKnown(past)
            : Optional.<Instant>empty();
    return Stream.concat(ofDeals.stream(), beside.stream())
        .max(Comparator.naturalOrder())
        .orElseGet(Instant::now);
  }
}
