package io.dealstream.command.goal;

import static java.util.stream.Collectors.toCollection;

import io.dealstream.command.decision.Amounts;
import io.dealstream.command.decision.Ids;
import io.dealstream.command.decision.Refused;
import io.dealstream.events.goal.GoalDefinition;
import io.dealstream.events.metric.FigureTypes;
import io.dealstream.events.metric.Metric;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a goal must be like, rule by rule. */
final class GoalRules {

  /** Every metric there is or will be, by the name of its topic. */
  static final Set<String> METRICS =
      Set.of(
          "stage-dwell",
          "stage-entries",
          "reach",
          "win-rate",
          "cycle",
          "velocity",
          "flow",
          "open-pipeline",
          "waterfall",
          "forecast",
          "leads",
          "acquisition",
          "email",
          "retention",
          "onboarding",
          "activities");

  /** Six, as rates have. */
  private static final int MOST_DECIMALS = 6;

  private GoalRules() {}

  static GoalDefinition check(GoalDefinition g, boolean pipelineKnown) {
    if (!METRICS.contains(g.metric())) {
      throw new Refused("unknown-metric", "metric", g.metric());
    }
    var target = Amounts.number("target", g.target(), "target").stripTrailingZeros();
    if (target.scale() > MOST_DECIMALS) {
      throw new Refused("too-many-decimals", "target", MOST_DECIMALS + " at most");
    }
    checkFigure(g.metric(), g.figure());
    Period.check(g.period());
    if (!pipelineKnown) {
      throw new Refused("unknown-pipeline", "pipelineId", g.pipelineId());
    }
    return new GoalDefinition(
        g.metric(),
        // As people write it, and never as 1E+6.
        target.scale() < 0 ? target.setScale(0) : target,
        g.period(),
        g.pipelineId(),
        Ids.optional("team", g.team()),
        Ids.optional("owner", g.owner()),
        g.figure(),
        Ids.optional("item", g.item()));
  }

  private static void checkFigure(String metric, @Nullable String figure) {
    var figures =
        Metric.ALL.stream()
            .filter(one -> one.name().equals(metric))
            .flatMap(one -> FigureTypes.of(one).keySet().stream())
            .collect(toCollection(TreeSet::new));
    if (figure != null && !figures.contains(figure)) {
      throw new Refused("unknown-figure", "figure", metric + " has " + figures);
    }
  }
}
