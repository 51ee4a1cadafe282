package io.dealstream.recount;

import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.OpenPipeline;
import io.dealstream.recount.lives.Life;
import java.util.List;

/** Open deals, what they are worth, and how much of it is likely, by whose they are now. */
final class OpenPipelineCount implements Counting<ByStage<Stakes>> {

  @Override
  public Metric<OpenPipeline> metric() {
    return Metric.OPEN_PIPELINE;
  }

  @Override
  public ByStage<Stakes> nothing() {
    return new ByStage<>(Stakes::new);
  }

  @Override
  public void count(Life life, Sums<ByStage<Stakes>> sums) {
    life.stake()
        .ifPresent(
            stake -> sums.now(stake.credit(), stages -> stages.of(stake.stage()).add(stake)));
  }

  @Override
  public List<Figure> show(ByStage<Stakes> sum, Terms terms) {
    return sum.each(terms.stages(), (stage, n) -> show(stage, n, terms.currency()));
  }

  private static Figure show(String stage, Stakes n, String currency) {
    var item =
        new OpenPipeline(
            stage,
            n.deals(),
            n.value(currency),
            n.weighted(currency),
            n.withoutValue(),
            n.withoutProbability());
    return new Figure(item, new Reasons(), n.deals() > 0);
  }
}
