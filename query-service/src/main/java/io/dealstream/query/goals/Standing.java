package io.dealstream.query.goals;

import io.dealstream.events.Money;
import io.dealstream.events.metric.Company;
import io.dealstream.events.metric.Period;
import io.dealstream.events.metric.Window;
import io.dealstream.events.metric.Windows;
import io.dealstream.query.goals.BreakingDown.Found;
import io.dealstream.query.goals.Pace.Aim;
import io.dealstream.query.metrics.MetricAnswer;
import io.dealstream.query.pipelines.PipelineView;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How one goal stands. */
final class Standing {

  private static final List<String> WHOSE = List.of("all", "team", "owner");

  static final Comparator<Standing> WHOLE_FIRST =
      Comparator.<Standing>comparingInt(one -> WHOSE.indexOf(one.goal.segment().dimension()))
          .thenComparing(one -> one.goal.segment().word())
          .thenComparing(Standing::begin)
          .thenComparing(one -> one.goal.id());

  private static final int DECIMALS = 6;
  private static final int DECIMALS_OF_SECONDS = 3;

  private final Goal goal;
  private final PipelineView pipeline;
  private final Look look;
  private final Optional<Measure> measure;
  private final Window window;

  Standing(Goal goal, PipelineView pipeline, Look look) {
    this.goal = goal;
    this.pipeline = pipeline;
    this.look = look;
    this.measure = Measure.of(goal.definition());
    this.window = window(goal, pipeline, measure);
  }

  /** In the zone of whose figures it is about. */
  private static Window window(Goal goal, PipelineView pipeline, Optional<Measure> measure) {
    var ofCompany = measure.map(Measure::metric).filter(Company::measures).isPresent();
    var zone = ofCompany ? Company.ZONE : ZoneId.of(pipeline.zone());
    var parts = goal.definition().period().split(":", 2);
    return Window.of(Period.named(parts[0]).orElseThrow(), parts[1], zone);
  }

  boolean hasAMomentIn(Instant start, Instant end) {
    return begin().isBefore(end) && start.isBefore(end());
  }

  private Instant begin() {
    return Objects.requireNonNull(window.start());
  }

  private Instant end() {
    return Objects.requireNonNull(window.end());
  }

  GoalAnswer told() {
    var figures = measure.map(this::figures);
    var reached =
        measure
            .map(m -> reached(m, figures.orElseThrow()))
            .orElse(new Reached(null, "not-measured"));
    var pace = pace(reached.value());
    var broken =
        measure
            .map(m -> breakingDown().of(m, goal.target(), reached.value()))
            .orElse(new Found(null, "not-measured"));
    return new GoalAnswer(
        goal.id(),
        goal.version(),
        goal.definition().metric(),
        measure.map(Measure::figure).orElse(goal.definition().figure()),
        measure.map(Measure::item).orElse(goal.definition().item()),
        pipeline.id(),
        goal.segment(),
        goal.definition().team(),
        goal.definition().owner(),
        goal.definition().period(),
        window,
        measure.map(Measure::unit).orElse(null),
        measure.filter(Measure::isMoney).map(_ -> pipeline.currency()).orElse(null),
        measure.filter(Measure::lessIsBetter).isPresent(),
        goal.target(),
        reached.value(),
        pace,
        broken.breakdown(),
        reasons(reached, pace, broken),
        look.now().at(),
        figures.map(MetricAnswer::folded).orElse(Map.of()),
        goal.number());
  }

  private Reached reached(Measure m, MetricAnswer figures) {
    var reached = Reached.of(m, figures, pipeline.currency());
    return m.isMoney() ? reached.asMoney(pipeline.currency()) : reached;
  }

  private BreakingDown breakingDown() {
    return new BreakingDown(look.now(), pipeline, goal.segment(), goal.definition().period());
  }

  /** Of the period where the metric has that; else as it was when the period ended, or is now. */
  private MetricAnswer figures(Measure m) {
    var ofPeriod = m.metric().windows() == Windows.EVERY;
    var moment = ofPeriod ? look.now() : look.noLaterThan(end());
    var asked =
        switch (m.metric().windows()) {
          case EVERY -> window.word();
          case ENDING_NOW -> Window.TRAILING;
          case NOW -> Window.ALL.word();
        };
    return moment.answer(pipeline.id(), m.metric(), asked, goal.segment());
  }

  private Pace pace(@Nullable BigDecimal reached) {
    var aim =
        new Aim(
            goal.target(),
            measure.filter(Measure::addsUp).isPresent(),
            measure.filter(Measure::lessIsBetter).isPresent(),
            decimals());
    return Pace.of(aim, reached, begin(), end(), look.now().at());
  }

  private int decimals() {
    return switch (measure.map(Measure::unit).orElse("")) {
      case "money" -> Money.rounded(BigDecimal.ZERO, pipeline.currency()).amount().scale();
      case "seconds" -> DECIMALS_OF_SECONDS;
      default -> DECIMALS;
    };
  }

  private Map<String, String> reasons(Reached reached, Pace pace, Found broken) {
    var reasons = new TreeMap<String, String>();
    var unknown = reached.reason();
    if (unknown != null) {
      reasons.put("reached", unknown);
      reasons.put("difference", unknown);
    }
    why(reasons, "projected", pace.projected(), unknown == null ? "not-begun" : unknown);
    why(reasons, "state", pace.state(), unknown == null ? "not-begun" : unknown);
    why(reasons, "share", pace.share(), unknown == null ? "target-of-nothing" : unknown);
    if (broken.reason() != null) {
      reasons.put("breakdown", broken.reason());
    }
    return reasons;
  }

  private static void why(
      Map<String, String> reasons, String field, @Nullable Object value, String reason) {
    if (value == null) {
      reasons.put(field, reason);
    }
  }
}
