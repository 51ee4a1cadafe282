package io.dealstream.metrics.outcome;

import static io.dealstream.metrics.figures.Figuring.money;
import static io.dealstream.metrics.figures.Figuring.rate;

import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.WinRate;
import io.dealstream.events.metric.Window;
import io.dealstream.metrics.figures.Reasons;
import io.dealstream.metrics.figures.Showing;
import io.dealstream.metrics.figures.Showing.Shown;
import io.dealstream.metrics.figures.Terms;
import io.dealstream.metrics.tally.Tally;

/** What decided deals come to. */
public final class OutcomeFigure {

  public static final Showing<WinRate> SHOWING = of(Metric.WIN_RATE);

  private OutcomeFigure() {}

  /**
   * By whichever definition. Of the terms only the currency is needed, and a pipeline's never
   * changes.
   */
  public static Showing<WinRate> of(Metric<WinRate> metric) {
    return new Showing.UnderTerms<>(metric, false, OutcomeFigure::show);
  }

  private static Shown<WinRate> show(Window window, String item, Tally n, Terms terms) {
    var won = n.sum(OutcomeCount.WON);
    var decided = won + n.sum(OutcomeCount.LOST);
    var wonValue = n.sum(OutcomeCount.WON_VALUE);
    var value = wonValue + n.sum(OutcomeCount.LOST_VALUE);
    var withoutValue = n.sum(OutcomeCount.WITHOUT_VALUE);
    var reasons = new Reasons();
    var rate =
        new WinRate(
            won,
            n.sum(OutcomeCount.LOST),
            reasons.of("rateByCount", rate(won, decided), "nothing-decided"),
            reasons.of(
                "rateByValue",
                withoutValue == 0 ? rate(wonValue, value) : null,
                whyNotByValue(decided, withoutValue)),
            money(wonValue, terms.currency()),
            money(n.sum(OutcomeCount.LOST_VALUE), terms.currency()),
            withoutValue);
    return new Shown<>(rate, reasons.codes());
  }

  private static String whyNotByValue(long decided, long withoutValue) {
    if (decided == 0) {
      return "nothing-decided";
    }
    return withoutValue > 0 ? "value-missing" : "no-won-value";
  }
}
