package io.dealstream.recount;

import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.Onboarding;
import io.dealstream.recount.Counting.Figure;
import io.dealstream.recount.Counting.Terms;
import io.dealstream.recount.OnboardingCount.Sum;
import io.dealstream.recount.around.Customer.Standing;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Onboardings by when they were started, as they stand. */
final class OnboardingCount implements Measuring<Sum> {

  static final class Sum {
    private long started;
    private final Map<Standing, Long> standing = new EnumMap<>(Standing.class);

    private void add(Standing how) {
      started++;
      standing.merge(how, 1L, Long::sum);
    }

    private long of(Standing how) {
      return standing.getOrDefault(how, 0L);
    }
  }

  @Override
  public Metric<Onboarding> metric() {
    return Metric.ONBOARDING;
  }

  @Override
  public Sum nothing() {
    return new Sum();
  }

  @Override
  public void count(Heard heard, Sums<Sum> sums) {
    for (var customer : heard.around().customers()) {
      if (customer.pipelineId().equals(heard.pipelineId())) {
        for (var onboarding : customer.onboardings()) {
          sums.at(onboarding.startedAt(), customer.credit(), sum -> sum.add(onboarding.standing()));
        }
      }
    }
  }

  @Override
  public List<Figure> show(Sum n, Terms terms) {
    var completed = n.of(Standing.COMPLETED);
    var ended = completed + n.of(Standing.FAILED) + n.of(Standing.OVERDUE);
    var reasons = new Reasons();
    var item =
        new Onboarding(
            n.started,
            completed,
            n.of(Standing.FAILED),
            n.of(Standing.OVERDUE),
            n.of(Standing.OPEN),
            n.of(Standing.LEFT),
            reasons.of("successRate", Form.rate(completed, ended), "nothing-decided"));
    return List.of(new Figure(item, reasons, n.started > 0));
  }
}
