package io.dealstream.metrics.customers;

import io.dealstream.events.metric.Acquisition;
import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.Window;
import io.dealstream.metrics.figures.Reasons;
import io.dealstream.metrics.figures.Showing;
import io.dealstream.metrics.figures.Showing.Shown;
import io.dealstream.metrics.spend.Spend;
import io.dealstream.metrics.tally.Tally;

/** What new customers cost. */
public final class AcquisitionFigure {

  public static final Showing<Acquisition> SHOWING =
      new Showing.Plain<>(Metric.ACQUISITION, AcquisitionFigure::show);

  private AcquisitionFigure() {}

  private static Shown<Acquisition> show(Window window, String item, Tally n) {
    var customers = n.sum(CustomerStory.NEW);
    var spend = Spend.of(n);
    var reasons = new Reasons();
    var acquisition =
        new Acquisition(
            customers,
            reasons.of("spend", spend.total(), spend.whyNoTotal()),
            reasons.of(
                "costPerCustomer",
                spend.per(customers),
                spend.total() == null ? spend.whyNoTotal() : "no-new-customers"));
    return new Shown<>(acquisition, reasons.codes());
  }
}
