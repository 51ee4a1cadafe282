package io.dealstream.metrics.customers;

import static io.dealstream.metrics.customers.OnboardingCount.slot;
import static io.dealstream.metrics.figures.Figuring.rate;

import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.Onboarding;
import io.dealstream.events.metric.Window;
import io.dealstream.metrics.customers.Customer.Standing;
import io.dealstream.metrics.figures.Reasons;
import io.dealstream.metrics.figures.Showing;
import io.dealstream.metrics.figures.Showing.Shown;
import io.dealstream.metrics.tally.Tally;

/** What onboardings come to. */
public final class OnboardingFigure {

  public static final Showing<Onboarding> SHOWING =
      new Showing.Plain<>(Metric.ONBOARDING, OnboardingFigure::show);

  private OnboardingFigure() {}

  private static Shown<Onboarding> show(Window window, String item, Tally n) {
    var completed = n.sum(slot(Standing.COMPLETED));
    var failed = n.sum(slot(Standing.FAILED));
    var overdue = n.sum(slot(Standing.OVERDUE));
    var open = n.sum(slot(Standing.OPEN));
    var left = n.sum(slot(Standing.LEFT));
    var reasons = new Reasons();
    var onboarding =
        new Onboarding(
            completed + failed + overdue + open + left,
            completed,
            failed,
            overdue,
            open,
            left,
            reasons.of(
                "successRate", rate(completed, completed + failed + overdue), "nothing-decided"));
    return new Shown<>(onboarding, reasons.codes());
  }
}
