package io.dealstream.recount;

import io.dealstream.events.metric.Acquisition;
import io.dealstream.events.metric.Metric;
import io.dealstream.recount.AcquisitionCount.Sum;
import io.dealstream.recount.Counting.Figure;
import io.dealstream.recount.Counting.Terms;
import java.util.List;

/** New customers by when they were made, and money by day. */
final class AcquisitionCount implements Measuring<Sum> {

  static final class Sum {
    private long customers;
    private final Spending spending = new Spending();
  }

  @Override
  public Metric<Acquisition> metric() {
    return Metric.ACQUISITION;
  }

  @Override
  public Sum nothing() {
    return new Sum();
  }

  @Override
  public void count(Heard heard, Sums<Sum> sums) {
    for (var customer : heard.around().customers()) {
      sums.at(customer.madeAt(), customer.credit(), sum -> sum.customers++);
    }
    for (var outlay : heard.around().outlays()) {
      if (outlay.at().isBefore(heard.daysBefore())) {
        sums.at(outlay.at(), outlay.credit(), sum -> sum.spending.add(outlay.money()));
      }
    }
  }

  @Override
  public List<Figure> show(Sum n, Terms terms) {
    var reasons = new Reasons();
    var item =
        new Acquisition(
            n.customers,
            reasons.of("spend", n.spending.total(), n.spending.whyNoTotal()),
            reasons.of(
                "costPerCustomer",
                n.spending.per(n.customers),
                n.spending.whyNotPer("no-new-customers")));
    return List.of(new Figure(item, reasons, n.customers > 0 || !n.spending.isNothing()));
  }
}
