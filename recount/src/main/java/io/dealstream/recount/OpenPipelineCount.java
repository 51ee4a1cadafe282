package io.dealstream.recount;

import io.dealstream.events.Money;
import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.OpenPipeline;
import io.dealstream.recount.OpenPipelineCount.Sum;
import io.dealstream.recount.lives.Life;
import io.dealstream.recount.lives.Stake;
import java.math.BigDecimal;
import java.util.List;

/** Open deals, what they are worth, and how much of it is likely, by whose they are now. */
final class OpenPipelineCount implements Counting<ByStage<Sum>> {

  static final class Sum {
    private long deals;
    private long withoutValue;
    private long withoutProbability;
    private BigDecimal value = BigDecimal.ZERO;
    private BigDecimal weighted = BigDecimal.ZERO;
  }

  @Override
  public Metric<OpenPipeline> metric() {
    return Metric.OPEN_PIPELINE;
  }

  @Override
  public ByStage<Sum> nothing() {
    return new ByStage<>(Sum::new);
  }

  @Override
  public void count(Life life, Sums<ByStage<Sum>> sums) {
    life.stake()
        .ifPresent(
            stake -> sums.now(stake.credit(), stages -> add(stages.of(stake.stage()), stake)));
  }

  private static void add(Sum sum, Stake stake) {
    sum.deals++;
    var value = stake.value();
    if (value == null) {
      sum.withoutValue++;
      return;
    }
    sum.value = sum.value.add(value);
    var probability = stake.probability();
    if (probability == null) {
      sum.withoutProbability++;
    } else {
      sum.weighted = sum.weighted.add(value.multiply(probability));
    }
  }

  @Override
  public List<Figure> show(ByStage<Sum> sum, Terms terms) {
    return sum.each(terms.stages(), (stage, n) -> show(stage, n, terms.currency()));
  }

  private static Figure show(String stage, Sum n, String currency) {
    var item =
        new OpenPipeline(
            stage,
            n.deals,
            Money.rounded(n.value, currency),
            Money.rounded(n.weighted, currency),
            n.withoutValue,
            n.withoutProbability);
    return new Figure(item, new Reasons(), n.deals > 0);
  }
}
