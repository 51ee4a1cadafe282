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
import io.dealstream.recount.Recount;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Counts anew what a metric is made of, in one pass over the events that count. */
@Component
public class Counting {

  /**
   * @param folded the highest position of each partition that was counted
   */
  public record Counted(Recount recount, Map<String, Long> folded) {}

  private record Pass(Recount recount, Positions positions) {

    /** Of what a deal did elsewhere before it came, the pipeline's own figures do not tell. */
    void takeDeal(PastEvent event, String pipeline) {
      recount.add(event.event());
      if (event.isOf(pipeline)) {
        note(event);
      }
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
          Metric.ONBOARDING, List.of(Topics.CUSTOMER_EVENTS),
          Metric.RETENTION, List.of(Topics.CUSTOMER_EVENTS));

  private final Pipelines pipelines;
  private final PastEvents events;
  private final AroundEvents around;

  Counting(Pipelines pipelines, PastEvents events, AroundEvents around) {
    this.pipelines = pipelines;
    this.events = events;
    this.around = around;
  }

  /**
   * Within a transaction in which the pipeline was looked up too: they must be of one moment.
   *
   * @param asOf days that begin no sooner have not come yet
   */
  public Counted of(Metric<?> metric, PipelineView pipeline, Past past, Instant asOf) {
    var pass = new Pass(new Recount(), new Positions());
    pass.recount.daysBefore(asOf);
    if (!Company.measures(metric)) {
      define(pipeline, pass);
    }
    var topics = BESIDE_DEALS.getOrDefault(metric, List.of());
    if (topics.isEmpty()) {
      events.measuredIn(pipeline.id(), past, event -> pass.takeDeal(event, pipeline.id()));
    } else {
      around.of(topics, past, pass::take);
    }
    if (metric.equals(Metric.LEADS)) {
      around.ofDealsOfLeads(past, pass::tellLead);
    }
    return new Counted(pass.recount, pass.positions.byPartition());
  }

  /** Whether one pass over a pipeline's deals serves all metrics of which that is so. */
  static boolean isOfDealsAlone(Metric<?> metric) {
    return !BESIDE_DEALS.containsKey(metric);
  }

  private void define(PipelineView pipeline, Pass pass) {
    pass.recount.define(pipeline.id(), pipeline.definition());
    pass.positions.note(
        Topics.PIPELINE_EVENTS, pipeline.id(), pipelines.newestPosition(pipeline.id()));
  }

  /** Of figures that are not made of deals alone, what stands around these may be newer. */
  Instant asOf(String metric, Past past) {
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
