package io.dealstream.query.goals;

import io.dealstream.events.Money;
import io.dealstream.events.metric.Cycle;
import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.MetricKey;
import io.dealstream.events.metric.Reach;
import io.dealstream.events.metric.Segment;
import io.dealstream.events.metric.Velocity;
import io.dealstream.events.metric.Window;
import io.dealstream.events.pipeline.Stage;
import io.dealstream.query.goals.Breakdown.Basis;
import io.dealstream.query.goals.Breakdown.OfStage;
import io.dealstream.query.metrics.Moment;
import io.dealstream.query.pipelines.PipelineView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what a goal takes, by what was measured of all time. */
final class BreakingDown {

  private static final String ALL = Window.ALL.word();

  /** Which figures are won deals, or what these are worth. */
  private static final Map<Metric<?>, Set<String>> OF_WON_DEALS =
      Map.of(
          Metric.WIN_RATE, Set.of("won", "wonValue"),
          Metric.WATERFALL, Set.of("won", "wonDeals"));

  private static final Set<Metric<?>> OF_ENTRIES = Set.of(Metric.STAGE_ENTRIES, Metric.FLOW);

  private static final Velocity NOTHING_WON = new Velocity(0, 0, null, null, null, null, null);

  /**
   * @param breakdown null where there is none
   * @param reason why there is none
   */
  record Found(@Nullable Breakdown breakdown, @Nullable String reason) {}

  private final Moment moment;
  private final PipelineView pipeline;
  private final Segment whose;
  private final String period;

  /**
   * @param period the goal's, a window's word
   */
  BreakingDown(Moment moment, PipelineView pipeline, Segment whose, String period) {
    this.moment = moment;
    this.pipeline = pipeline;
    this.whose = whose;
    this.period = period;
  }

  /**
   * @param reached null where it is not known: then all of the goal is ahead
   */
  Found of(Measure measure, BigDecimal target, @Nullable BigDecimal reached) {
    var to = to(measure);
    if (to == null) {
      return new Found(null, "no-conversion-to-it");
    }
    var basis = basis();
    var mean = measure.isMoney() ? velocity(basis.segment()).meanWonValue() : null;
    if (measure.isMoney() && (mean == null || mean.amount().signum() == 0)) {
      return new Found(null, "no-won-value");
    }
    var rest = reached == null ? target : target.subtract(reached).max(BigDecimal.ZERO);
    return new Found(broken(to, deals(target, mean), deals(rest, mean), mean, basis), null);
  }

  private Breakdown broken(
      String to, BigDecimal deals, BigDecimal rest, @Nullable Money mean, Basis basis) {
    var conversion = new Conversion(moment, pipeline.id(), basis.segment(), to);
    var stages = stagesBefore(to).map(id -> ofStage(id, to, conversion, deals, rest)).toList();
    var base =
        to.equals(Reach.WON) ? basis.wonDeals() : entered(to, Reach.WON, ALL, basis.segment());
    var activities =
        new DoneActivities(moment, pipeline.id())
            .of(basis.segment(), base, deals, rest, whose, period);
    return new Breakdown(to, deals, rest, mean, basis, stages, activities);
  }

  private static BigDecimal deals(BigDecimal wanted, @Nullable Money mean) {
    var each = mean == null ? BigDecimal.ONE : mean.amount();
    return wanted.divide(each, 0, RoundingMode.CEILING);
  }

  private @Nullable String to(Measure measure) {
    var ofWonDeals = OF_WON_DEALS.getOrDefault(measure.metric(), Set.of());
    if (ofWonDeals.contains(measure.figure()) || countsWonCycles(measure)) {
      return Reach.WON;
    }
    return OF_ENTRIES.contains(measure.metric()) && measure.figure().equals("entered")
        ? stage(measure.item())
        : null;
  }

  private static boolean countsWonCycles(Measure measure) {
    return measure.metric().equals(Metric.CYCLE)
        && measure.figure().equals("count")
        && !Cycle.Reading.LOSS.word().equals(measure.item());
  }

  private @Nullable String stage(@Nullable String item) {
    return pipeline.stages().stream()
        .map(Stage::id)
        .filter(id -> id.equals(item) || MetricKey.encode(id).equals(item))
        .findFirst()
        .orElse(null);
  }

  /** Nothing can enter a stage any more that was retired. */
  private Stream<String> stagesBefore(String to) {
    return pipeline.stages().stream()
        .takeWhile(stage -> !stage.id().equals(to))
        .filter(stage -> !stage.retired())
        .map(Stage::id);
  }

  private OfStage ofStage(
      String stage, String to, Conversion conversion, BigDecimal deals, BigDecimal rest) {
    var from = conversion.from(stage);
    var made = entered(stage, to, period, whose);
    return new OfStage(
        stage,
        from.rate(),
        from.base(),
        from.reached(),
        Takes.of(deals, rest, from.ratio(), made),
        from.reason());
  }

  /** Deals that entered a stage for the first time. */
  private long entered(String stage, String to, String window, Segment segment) {
    return moment.answer(pipeline.id(), Metric.REACH, window, segment).items().stream()
        .map(Reach.class::cast)
        .filter(reach -> reach.from().equals(stage) && reach.to().equals(to))
        .mapToLong(Reach::entered)
        .findFirst()
        .orElse(0);
  }

  /** Few wins tell little: then everybody's do. */
  private Basis basis() {
    var own = velocity(whose).wonCount();
    return own >= pipeline.minimumWonDeals()
        ? new Basis(whose, Window.ALL, own)
        : new Basis(Segment.ALL, Window.ALL, velocity(Segment.ALL).wonCount());
  }

  private Velocity velocity(Segment segment) {
    return moment.answer(pipeline.id(), Metric.VELOCITY, ALL, segment).items().stream()
        .map(Velocity.class::cast)
        .findFirst()
        .orElse(NOTHING_WON);
  }
}
