package io.dealstream.metrics.openpipeline;

import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.MetricKey;
import io.dealstream.metrics.facts.Credit;
import io.dealstream.metrics.facts.Fact;
import io.dealstream.metrics.facts.Stake;
import io.dealstream.metrics.figures.Counting;
import io.dealstream.metrics.figures.Ledger;
import io.dealstream.metrics.tally.Numbers;
import io.dealstream.metrics.tally.Slots;

/** Open deals and what they are worth, credited as of now. */
public final class OpenPipelineCount implements Counting {

  static final int DEALS = Slots.present(0);
  static final int VALUE = Slots.present(1);
  static final int WITHOUT_VALUE = Slots.present(2);
  static final int WEIGHTED = Slots.present(3);

  /** What is left of weighted values after whole units, in billionths of one. */
  static final int WEIGHTED_REST = Slots.present(4);

  static final int WITHOUT_PROBABILITY = Slots.present(5);

  /** As a probability of one is told. */
  static final long BILLION = 1_000_000_000;

  @Override
  public void count(Fact fact, Ledger ledger) {
    switch (fact) {
      case Fact.Counts f -> count(ledger, f.pipelineId(), f.credit(), f.stake(), 1);
      case Fact.CountsNoLonger f -> count(ledger, f.pipelineId(), f.credit(), f.stake(), -1);
      case Fact.Opened _,
          Fact.Entered _,
          Fact.Reached _,
          Fact.Left _,
          Fact.HandedOver _,
          Fact.Decided _,
          Fact.Undecided _,
          Fact.Restated _,
          Fact.Qualified _,
          Fact.Unqualified _,
          Fact.Movement _ -> {}
    }
  }

  private static void count(
      Ledger ledger, String pipelineId, Credit credit, Stake stake, int sign) {
    ledger.present(
        Metric.OPEN_PIPELINE,
        pipelineId,
        credit,
        MetricKey.encode(stake.stageId()),
        n -> count(n, stake, sign));
  }

  private static void count(Numbers n, Stake stake, int sign) {
    n.add(DEALS, sign);
    if (stake.value() instanceof Long value) {
      n.add(VALUE, sign * value);
      weigh(n, value, stake, sign);
    } else {
      n.add(WITHOUT_VALUE, sign);
    }
  }

  /** In two parts, so that nothing is rounded and the product need not fit into one number. */
  private static void weigh(Numbers n, long value, Stake stake, int sign) {
    if (stake.probability() instanceof Integer probability) {
      var ofRest = value % BILLION * probability;
      n.add(WEIGHTED, sign * (value / BILLION * probability + ofRest / BILLION))
          .add(WEIGHTED_REST, sign * (ofRest % BILLION));
    } else {
      n.add(WITHOUT_PROBABILITY, sign);
    }
  }
}
