package io.dealstream.events.metric;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A metric: its name, the topic it is published on, and the type of its items.
 *
 * @param definition the version of its definition that is followed
 * @param windows it is measured over
 */
public record Metric<I extends MetricItem>(
    String name, int definition, Class<I> itemType, Windows windows) {

  public static final Metric<StageEntries> STAGE_ENTRIES =
      new Metric<>("stage-entries", 1, StageEntries.class, Windows.EVERY);
  public static final Metric<StageDwell> STAGE_DWELL =
      new Metric<>("stage-dwell", 1, StageDwell.class, Windows.EVERY);
  public static final Metric<Reach> REACH = new Metric<>("reach", 1, Reach.class, Windows.EVERY);
  public static final Metric<WinRate> WIN_RATE =
      new Metric<>("win-rate", 1, WinRate.class, Windows.EVERY);
  public static final Metric<Cycle> CYCLE = new Metric<>("cycle", 1, Cycle.class, Windows.EVERY);
  public static final Metric<Velocity> VELOCITY =
      new Metric<>("velocity", 1, Velocity.class, Windows.ENDING_NOW);
  public static final Metric<OpenPipeline> OPEN_PIPELINE =
      new Metric<>("open-pipeline", 1, OpenPipeline.class, Windows.NOW);
  public static final Metric<Flow> FLOW = new Metric<>("flow", 1, Flow.class, Windows.EVERY);

  public static final Metric<Activities> ACTIVITIES =
      new Metric<>("activities", 1, Activities.class, Windows.EVERY);
  public static final Metric<Leads> LEADS = new Metric<>("leads", 1, Leads.class, Windows.EVERY);
  public static final Metric<Acquisition> ACQUISITION =
      new Metric<>("acquisition", 1, Acquisition.class, Windows.EVERY);
  public static final Metric<Onboarding> ONBOARDING =
      new Metric<>("onboarding", 1, Onboarding.class, Windows.EVERY);
  public static final Metric<Email> EMAIL = new Metric<>("email", 1, Email.class, Windows.EVERY);
  public static final Metric<Waterfall> WATERFALL =
      new Metric<>("waterfall", 1, Waterfall.class, Windows.EVERY);
  public static final Metric<Forecast> FORECAST =
      new Metric<>("forecast", 1, Forecast.class, Windows.NOW);
  public static final Metric<CustomerRetention> RETENTION =
      new Metric<>("retention", 1, CustomerRetention.class, Windows.EVERY);

  /** The win rate of deals that were worked on: see {@link Definition}. */
  public static final Metric<WinRate> WIN_RATE_2 =
      new Metric<>("win-rate", 2, WinRate.class, Windows.EVERY);

  /** The cycle of the same deals. */
  public static final Metric<Cycle> CYCLE_2 = new Metric<>("cycle", 2, Cycle.class, Windows.EVERY);

  /** All there are, each by its first definition. */
  public static final List<Metric<?>> ALL =
      List.of(
          STAGE_ENTRIES,
          STAGE_DWELL,
          REACH,
          WIN_RATE,
          CYCLE,
          VELOCITY,
          OPEN_PIPELINE,
          FLOW,
          ACTIVITIES,
          EMAIL,
          LEADS,
          ACQUISITION,
          ONBOARDING,
          WATERFALL,
          FORECAST,
          RETENTION);

  /** Other definitions of some of them, on the same topics under keys of their own. */
  public static final List<Metric<?>> BESIDE = List.of(WIN_RATE_2, CYCLE_2);

  /** By whichever of its definitions; empty where it has no such one. */
  public static Optional<Metric<?>> of(String name, int definition) {
    return Stream.concat(ALL.stream(), BESIDE.stream())
        .filter(metric -> metric.name.equals(name) && metric.definition == definition)
        .findFirst();
  }

  public String topicName() {
    return "metrics." + name;
  }
}
