package io.dealstream.recount;

import io.dealstream.events.metric.CustomerRetention;
import io.dealstream.events.metric.Metric;
import io.dealstream.recount.Counting.Figure;
import io.dealstream.recount.Counting.Terms;
import io.dealstream.recount.RetentionCount.Sum;
import io.dealstream.recount.around.Customer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Customers that came and left, and those that had been there when the window began. */
final class RetentionCount implements Measuring<Sum> {

  static final class Sum {
    private long opening;
    private long gained;
    private final List<Instant> lostCameAt = new ArrayList<>();
  }

  @Override
  public Metric<CustomerRetention> metric() {
    return Metric.RETENTION;
  }

  @Override
  public Sum nothing() {
    return new Sum();
  }

  @Override
  public void count(Heard heard, Sums<Sum> sums) {
    for (var customer : heard.around().customers()) {
      if (customer.pipelineId().equals(heard.pipelineId())) {
        count(customer, sums);
      }
    }
  }

  private static void count(Customer customer, Sums<Sum> sums) {
    var came = customer.madeAt();
    sums.at(came, customer.credit(), sum -> sum.gained++);
    sums.before(came, customer.credit(), sum -> sum.opening++);
    if (customer.leftAt() instanceof Instant left) {
      sums.at(left, customer.credit(), sum -> sum.lostCameAt.add(came));
      sums.before(left, customer.credit(), sum -> sum.opening--);
    }
  }

  @Override
  public List<Figure> show(Sum n, Terms terms) {
    var start = terms.window().start();
    var reasons = new Reasons();
    var item =
        start == null
            ? CustomerRetention.of(0L, n.gained, n.lostCameAt.size(), 0)
            : CustomerRetention.of(
                terms.alone() ? n.opening : null,
                n.gained,
                n.lostCameAt.size(),
                n.lostCameAt.stream().filter(start::isAfter).count());
    item.reasons().forEach((field, code) -> reasons.of(field, null, code));
    return List.of(new Figure(item, reasons, n.gained + n.lostCameAt.size() > 0));
  }
}
