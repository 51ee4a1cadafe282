package io.dealstream.metrics.velocity;

import static io.dealstream.metrics.figures.Figuring.rate;

import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.Velocity;
import io.dealstream.events.metric.Window;
import io.dealstream.metrics.figures.Reasons;
import io.dealstream.metrics.figures.Showing;
import io.dealstream.metrics.figures.Showing.Shown;
import io.dealstream.metrics.figures.Terms;
import io.dealstream.metrics.tally.Tally;

/** What the inputs of velocity come to. */
public final class VelocityFigure {

  public static final Showing<Velocity> SHOWING =
      new Showing.UnderTerms<>(Metric.VELOCITY, true, VelocityFigure::show);

  private VelocityFigure() {}

  private static Shown<Velocity> show(Window window, String item, Tally tally, Terms terms) {
    var n = Inputs.of(window, tally);
    var currency = terms.currency();
    var reasons = new Reasons();
    var velocity =
        new Velocity(
            n.openQualified(),
            n.won(),
            reasons.of(
                "meanWonValue",
                n.meanWonValue(currency),
                n.won() == 0 ? "nothing-won" : "no-won-value"),
            reasons.of(
                "winRate",
                rate(n.qualifiedWon(), n.qualifiedWon() + n.qualifiedLost()),
                "nothing-decided"),
            reasons.of("medianCycleDays", n.medianCycleDays(), "nothing-won"),
            reasons.of(
                "velocityPerDay",
                n.velocityPerDay(currency, terms.minimumWonDeals()),
                n.whyNoVelocity(terms.minimumWonDeals())),
            reasons.of("throughputPerDay", n.throughputPerDay(currency), "no-time-passed"));
    return new Shown<>(velocity, reasons.codes());
  }
}
