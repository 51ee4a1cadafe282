package io.dealstream.recount;

import io.dealstream.events.DomainEvent;
import io.dealstream.events.campaign.CampaignEvent;
import io.dealstream.events.customer.CustomerEvent;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.lead.LeadEvent;
import io.dealstream.events.metric.Company;
import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.MetricItem;
import io.dealstream.events.metric.MetricRecord;
import io.dealstream.events.metric.Segment;
import io.dealstream.events.metric.Window;
import io.dealstream.events.pipeline.PipelineDefinition;
import io.dealstream.events.pipeline.PipelineEvent;
import io.dealstream.events.pipeline.StageRules;
import io.dealstream.recount.Measuring.Heard;
import io.dealstream.recount.around.Around;
import io.dealstream.recount.lives.Life;
import io.dealstream.recount.lives.Lives;
import io.dealstream.recount.lives.Own;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Figures of all pipelines and of the company, counted from their events. Those of each deal, lead,
 * customer and message must come in their order; those of different ones may come in any. Figures
 * can be had at any time, and are of the events added so far.
 */
public final class Recount {

  private static final List<Measuring<?>> METRICS =
      List.of(
          new EntriesCount(),
          new DwellCount(),
          new ReachCount(),
          new WinRateCount(Metric.WIN_RATE, _ -> true),
          new CycleCount(Metric.CYCLE, _ -> true),
          new VelocityCount(),
          new OpenPipelineCount(),
          new FlowCount(),
          new ActivitiesCount(),
          new EmailCount(),
          new LeadsCount(),
          new AcquisitionCount(),
          new OnboardingCount(),
          new WaterfallCount(),
          new ForecastCount(),
          new RetentionCount(),
          new WinRateCount(Metric.WIN_RATE_2, Life::wasWorkedOn),
          new CycleCount(Metric.CYCLE_2, Life::wasWorkedOn));

  /** The company's figures are counted as if it were a pipeline without stages. */
  private static final PipelineDefinition THE_COMPANY =
      new PipelineDefinition(
          Company.ID, "XXX", Company.ZONE.getId(), 0, List.of(), StageRules.FREE);

  private final Map<String, PipelineDefinition> pipelines = new TreeMap<>();
  private final Map<String, Lives> lives = new HashMap<>();
  private final Map<String, Own> owns = new HashMap<>();
  private final Around around = new Around();
  private Instant daysBefore = Instant.MAX;

  public Recount() {
    define(Company.ID, THE_COMPANY);
  }

  /**
   * Nothing is spent yet on days that begin no sooner than then. Without it, all days have come.
   */
  public void daysBefore(Instant end) {
    daysBefore = end;
  }

  /** A pipeline's newest version. */
  public void define(String pipelineId, PipelineDefinition definition) {
    pipelines.put(pipelineId, definition);
  }

  /** An event of whatever kind: those that no figure is made of change nothing. */
  public void add(DomainEvent event) {
    switch (event) {
      case PipelineEvent e -> define(e.pipelineId(), e.definition());
      case LeadEvent e -> around.take(e);
      case CustomerEvent e -> around.take(e);
      case CampaignEvent e -> around.take(e);
      case DealEvent e -> {
        around.take(e);
        var here = livesIn(e.pipelineId());
        here.take(e);
        if (e instanceof DealEvent.HandedOff h) {
          livesIn(h.fromPipelineId()).take(h);
        }
        var own = owns.getOrDefault(e.dealId(), Own.NOTHING).after(e);
        owns.put(e.dealId(), own);
        here.own(e.dealId(), own);
      }
      default -> {}
    }
  }

  /** What a deal's event is to the lead it came of, for whoever wants no figure of deals. */
  public void tellLead(DealEvent event) {
    around.take(event);
  }

  /** Those that are defined, and the company, whose figures stand beside theirs. */
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
    return one(metric, pipelineId, new Slice(segment, window), stamp, true);
  }

  /** The same as it is published: without what a window opened with, which days before tell. */
  public List<MetricRecord<? extends MetricItem>> published(
      Metric<?> metric, String pipelineId, Segment segment, Window window, Stamp stamp) {
    return one(metric, pipelineId, new Slice(segment, window), stamp, false);
  }

  private List<MetricRecord<? extends MetricItem>> one(
      Metric<?> metric, String pipelineId, Slice slice, Stamp stamp, boolean alone) {
    return count(counting(metric), pipelineId, new OneSlice(slice), alone).records(slice, stamp);
  }

  /**
   * What a figure would be if there were no other deal, by the deal's id, of each that ever was in
   * the pipeline. Counts and sums of all deals together are the figure's.
   *
   * @param item its part of the published key
   * @return none for a pair of stages that the pipeline does not have in that order
   * @throws IllegalArgumentException as {@link #answer} does
   */
  public Map<String, MetricItem> byDeal(
      Metric<?> metric,
      String pipelineId,
      Segment segment,
      Window window,
      String item,
      Stamp stamp) {
    var byDeal = new LinkedHashMap<String, MetricItem>();
    for (var deal : lives(pipelineId).keySet()) {
      ofDeal(metric, pipelineId, deal, segment, window, stamp).stream()
          .filter(alone -> alone.itemKey().equals(item))
          .forEach(alone -> byDeal.put(deal, alone));
    }
    return byDeal;
  }

  /**
   * What a metric would come to if there were no other deal: every item there is.
   *
   * @return none where the deal never was in the pipeline
   */
  public List<MetricItem> ofDeal(
      Metric<?> metric,
      String pipelineId,
      String dealId,
      Segment segment,
      Window window,
      Stamp stamp) {
    var slice = new Slice(segment, window);
    var life = lives(pipelineId).get(dealId);
    return life == null
        ? List.of()
        : counted(counting(metric), pipelineId, List.of(life), new OneSlice(slice), true)
            .records(slice, stamp)
            .stream()
            .<MetricItem>map(MetricRecord::item)
            .toList();
  }

  /** Every figure of a pipeline by the definitions that are always published. */
  public AllFigures all(String pipelineId, LocalDate lastDay) {
    return all(pipelineId, lastDay, Metric.ALL);
  }

  /**
   * Every figure of every segment and window of a pipeline.
   *
   * @param lastDay with which the window of ninety days ends, in the pipeline's zone
   * @param definitions by which they are counted
   * @throws IllegalArgumentException where the pipeline is not defined
   */
  public AllFigures all(String pipelineId, LocalDate lastDay, Collection<Metric<?>> definitions) {
    var zone = ZoneId.of(definition(pipelineId).zone());
    var slicing = new EverySlice(zone, lastDay);
    var counted = new HashMap<Metric<?>, Counted<?>>();
    METRICS.stream()
        .filter(metric -> definitions.contains(metric.metric()))
        .filter(metric -> Company.measures(metric.metric()) == pipelineId.equals(Company.ID))
        .forEach(metric -> counted.put(metric.metric(), count(metric, pipelineId, slicing, false)));
    return new AllFigures(counted, Window.trailing(lastDay, zone));
  }

  private <S> Counted<S> count(
      Measuring<S> metric, String pipelineId, Slicing slicing, boolean alone) {
    return counted(metric, pipelineId, livesIn(pipelineId).all(), slicing, alone);
  }

  private <S> Counted<S> counted(
      Measuring<S> metric,
      String pipelineId,
      Collection<Life> lives,
      Slicing slicing,
      boolean alone) {
    var sums = new Sums<>(metric.metric().windows(), slicing, metric::nothing);
    metric.count(new Heard(pipelineId, lives, around, daysBefore), sums);
    return new Counted<>(
        metric, pipelineId, definition(pipelineId), around.campaigns(), sums, alone);
  }

  /** Whether a metric counts what deals did, so that each deal has its part in it. */
  public static boolean isOfDeals(Metric<?> metric) {
    return counting(metric) instanceof Counting<?>;
  }

  private static Measuring<?> counting(Metric<?> metric) {
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
