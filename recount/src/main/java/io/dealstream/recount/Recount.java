package io.dealstream.recount;

import io.dealstream.events.DomainEvent;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.MetricItem;
import io.dealstream.events.metric.MetricRecord;
import io.dealstream.events.metric.Segment;
import io.dealstream.events.metric.Window;
import io.dealstream.events.pipeline.PipelineDefinition;
import io.dealstream.events.pipeline.PipelineEvent;
import io.dealstream.recount.lives.Life;
import io.dealstream.recount.lives.Lives;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Figures of all pipelines, counted from their events. Of each deal they must come in their order;
 * of different deals they may come in any. Figures can be had at any time, and are of the events
 * added so far.
 */
public final class Recount {

  private static final List<Counting<?>> METRICS =
      List.of(
          new EntriesCount(),
          new DwellCount(),
          new ReachCount(),
          new WinRateCount(),
          new CycleCount(),
          new VelocityCount(),
          new OpenPipelineCount(),
          new FlowCount());

  private final Map<String, PipelineDefinition> pipelines = new TreeMap<>();
  private final Map<String, Lives> lives = new HashMap<>();
  private final Map<String, BigDecimal> ownProbabilities = new HashMap<>();

  /** A pipeline's newest version. */
  public void define(String pipelineId, PipelineDefinition definition) {
    pipelines.put(pipelineId, definition);
  }

  /** An event of whatever kind: those that no figure is made of change nothing. */
  public void add(DomainEvent event) {
    switch (event) {
      case PipelineEvent e -> define(e.pipelineId(), e.definition());
      case DealEvent e -> {
        var here = livesIn(e.pipelineId());
        here.take(e);
        if (e instanceof DealEvent.HandedOff h) {
          livesIn(h.fromPipelineId()).take(h);
          here.likely(h.dealId(), ownProbabilities.get(h.dealId()));
        } else if (e instanceof DealEvent.ProbabilityChanged p) {
          ownProbabilities.compute(p.dealId(), (_, _) -> p.probability());
          here.likely(p.dealId(), p.probability());
        }
      }
      default -> {}
    }
  }

  /** Those that are defined. */
  public Set<String> pipelines() {
    return Set.copyOf(pipelines.keySet());
  }

  /** What each deal did in a pipeline, by the deal's id: what its figures are counted from. */
  public Map<String, Life> lives(String pipelineId) {
    return livesIn(pipelineId).byDeal();
  }

  /**
   * What a metric comes to in one segment and window: every item there is, zeros too, in the order
   * of the pipeline's stages.
   *
   * @throws IllegalArgumentException where the pipeline is not defined, or the metric not counted
   */
  public List<MetricRecord<? extends MetricItem>> answer(
      Metric<?> metric, String pipelineId, Segment segment, Window window, Stamp stamp) {
    var slice = new Slice(segment, window);
    return count(counting(metric), pipelineId, new OneSlice(slice)).records(slice, stamp);
  }

  /**
   * Every figure of every segment and window of a pipeline.
   *
   * @param lastDay with which the window of ninety days ends, in the pipeline's zone
   * @throws IllegalArgumentException where the pipeline is not defined
   */
  public AllFigures all(String pipelineId, LocalDate lastDay) {
    var zone = ZoneId.of(definition(pipelineId).zone());
    var slicing = new EverySlice(zone, lastDay);
    var counted = new HashMap<String, Counted<?>>();
    METRICS.forEach(
        counting -> counted.put(counting.metric().name(), count(counting, pipelineId, slicing)));
    return new AllFigures(counted, Window.trailing(lastDay, zone));
  }

  private <S> Counted<S> count(Counting<S> counting, String pipelineId, Slicing slicing) {
    var sums = new Sums<>(counting.metric().windows(), slicing, counting::nothing);
    livesIn(pipelineId).all().forEach(life -> counting.count(life, sums));
    return new Counted<>(counting, pipelineId, definition(pipelineId), sums);
  }

  private static Counting<?> counting(Metric<?> metric) {
    return METRICS.stream()
        .filter(counting -> counting.metric().equals(metric))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(metric.name() + " is not counted here"));
  }

  private PipelineDefinition definition(String pipelineId) {
    var definition = pipelines.get(pipelineId);
    if (definition == null) {
      throw new IllegalArgumentException("there is no pipeline " + pipelineId);
    }
    return definition;
  }

  private Lives livesIn(String pipelineId) {
    return lives.computeIfAbsent(pipelineId, Lives::new);
  }
}
