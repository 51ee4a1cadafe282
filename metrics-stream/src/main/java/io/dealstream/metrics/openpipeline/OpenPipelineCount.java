package io.dealstream.metrics.openpipeline;

import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.MetricKey;
import io.dealstream.metrics.facts.Credit;
import io.dealstream.metrics.facts.Fact;
import io.dealstream.metrics.facts.Stake;
import io.dealstream.metrics.figures.Counting;
import io.dealstream.metrics.figures.Ledger;
import io.dealstream.metrics.figures.OpenDeals;

/** Open deals and what they are worth, credited as of now. */
public final class OpenPipelineCount implements Counting {

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
    var item = MetricKey.encode(stake.stageId());
    ledger.present(
        Metric.OPEN_PIPELINE, pipelineId, credit, item, n -> OpenDeals.count(n, stake, sign));
  }
}
