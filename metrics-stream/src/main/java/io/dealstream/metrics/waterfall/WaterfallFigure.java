package io.dealstream.metrics.waterfall;

import static io.dealstream.metrics.figures.Figuring.money;

import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.Waterfall;
import io.dealstream.events.metric.Waterfall.Line;
import io.dealstream.events.metric.Waterfall.Moved;
import io.dealstream.events.metric.Waterfall.Open;
import io.dealstream.events.metric.Window;
import io.dealstream.metrics.figures.Showing;
import io.dealstream.metrics.figures.Showing.Shown;
import io.dealstream.metrics.figures.Terms;
import io.dealstream.metrics.tally.Tally;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/** What movements of open deals come to. */
public final class WaterfallFigure {

  /** Of the terms only the currency is needed, and a pipeline's never changes. */
  public static final Showing<Waterfall> SHOWING =
      new Showing.UnderTerms<>(Metric.WATERFALL, false, WaterfallFigure::show);

  private static final Set<Line> CAME = EnumSet.of(Line.NEW, Line.REOPENED, Line.TRANSFERRED_IN);
  private static final Set<Line> LEFT =
      EnumSet.of(Line.TRANSFERRED_OUT, Line.WON, Line.LOST, Line.MERGED, Line.DELETED);
  private static final Set<Line> GAINED = plus(CAME, Line.INCREASED, Line.REVALUED);
  private static final Set<Line> GIVEN = plus(LEFT, Line.DECREASED);

  private WaterfallFigure() {}

  private static Shown<Waterfall> show(Window window, String item, Tally n, Terms terms) {
    var currency = terms.currency();
    var net =
        new Open(
            money(
                sum(n, GAINED, WaterfallCount::value) - sum(n, GIVEN, WaterfallCount::value),
                currency),
            sum(n, CAME, WaterfallCount::deals) - sum(n, LEFT, WaterfallCount::deals),
            n.sum(WaterfallCount.WITHOUT_VALUE));
    var opening = window.equals(Window.ALL) ? Open.nothing(currency) : null;
    var waterfall =
        Waterfall.of(
            opening,
            line ->
                new Moved(
                    money(n.sum(WaterfallCount.value(line)), currency),
                    n.sum(WaterfallCount.deals(line))),
            net);
    return new Shown<>(waterfall, Map.of());
  }

  private static long sum(Tally n, Set<Line> lines, ToIntFunction<Line> slot) {
    return lines.stream().mapToLong(line -> n.sum(slot.applyAsInt(line))).sum();
  }

  private static Set<Line> plus(Set<Line> some, Line... more) {
    var all = EnumSet.copyOf(some);
    all.addAll(Set.of(more));
    return all;
  }
}
