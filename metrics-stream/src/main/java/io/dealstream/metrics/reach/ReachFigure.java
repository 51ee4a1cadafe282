package io.dealstream.metrics.reach;

import static io.dealstream.metrics.figures.Figuring.rate;

import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.MetricKey;
import io.dealstream.events.metric.Reach;
import io.dealstream.metrics.figures.Reasons;
import io.dealstream.metrics.figures.Showing;
import io.dealstream.metrics.figures.Showing.Pair;
import io.dealstream.metrics.figures.Showing.Shown;
import io.dealstream.metrics.figures.Terms;
import io.dealstream.metrics.tally.Tally;
import java.util.ArrayList;
import java.util.List;

/** All pairs of a stage that was entered and what stands behind it. */
public final class ReachFigure {

  public static final Showing<Reach> SHOWING =
      new Showing.Pairs<>(Metric.REACH, ReachFigure::pairs, ReachFigure::show);

  private ReachFigure() {}

  /** Those whose figure depends on an item. */
  private static List<Pair> pairs(String item, Terms terms) {
    var colon = item.indexOf(':');
    if (colon < 0) {
      return targets(item, terms).stream().map(to -> pair(item, to)).toList();
    }
    var from = item.substring(0, colon);
    var to = item.substring(colon + 1);
    return targets(from, terms).contains(to) ? List.of(pair(from, to)) : List.of();
  }

  private static Pair pair(String from, String to) {
    return new Pair(from, from + ":" + to);
  }

  /** As they stand in items. None where the newest version does not have the stage. */
  private static List<String> targets(String from, Terms terms) {
    var place = terms.stages().indexOf(MetricKey.decode(from));
    if (place < 0) {
      return List.of();
    }
    var targets = new ArrayList<String>();
    terms.stages().subList(place + 1, terms.stages().size()).stream()
        .map(MetricKey::encode)
        .forEach(targets::add);
    targets.add(Reach.WON);
    return targets;
  }

  private static Shown<Reach> show(String item, Tally whole, Tally part) {
    var colon = item.indexOf(':');
    var entered = whole.sum(ReachCount.DEALS);
    var reached = part.sum(ReachCount.DEALS);
    var reasons = new Reasons();
    var reach =
        new Reach(
            MetricKey.decode(item.substring(0, colon)),
            MetricKey.decode(item.substring(colon + 1)),
            entered,
            reached,
            reasons.of("rate", rate(reached, entered), "nothing-entered"));
    return new Shown<>(reach, reasons.codes());
  }
}
