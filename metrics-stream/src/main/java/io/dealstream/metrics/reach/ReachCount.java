package io.dealstream.metrics.reach;

import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.MetricKey;
import io.dealstream.events.metric.Reach;
import io.dealstream.metrics.facts.Fact;
import io.dealstream.metrics.facts.Moment;
import io.dealstream.metrics.figures.Counting;
import io.dealstream.metrics.figures.Ledger;
import io.dealstream.metrics.tally.Slots;
import java.util.Map;

/**
 * Deals that ever entered a stage, and of those, the ones that later entered each other stage, and
 * that are won; credited as of the first entry. Which stages stand behind which is not known here:
 * that is asked when figures are shown.
 */
public final class ReachCount implements Counting {

  static final int DEALS = 0;

  @Override
  public void count(Fact fact, Ledger ledger) {
    switch (fact) {
      case Fact.Entered f when f.visit().isFirst() ->
          count(ledger, f.pipelineId(), f.visit().entry(), entered(f.visit().stageId()), 1);
      case Fact.Reached f ->
          count(ledger, f.pipelineId(), f.first(), Reach.itemKey(f.from(), f.to()), 1);
      case Fact.Decided f when f.outcome().won() -> won(ledger, f.pipelineId(), f.entered(), 1);
      case Fact.Undecided f when f.outcome().won() -> won(ledger, f.pipelineId(), f.entered(), -1);
      case Fact.Opened _,
          Fact.Entered _,
          Fact.Left _,
          Fact.HandedOver _,
          Fact.Decided _,
          Fact.Undecided _,
          Fact.Restated _,
          Fact.Qualified _,
          Fact.Unqualified _,
          Fact.Counts _,
          Fact.CountsNoLonger _,
          Fact.Movement _ -> {}
    }
  }

  /** Where the deals are counted that entered a stage. */
  private static String entered(String stageId) {
    return MetricKey.encode(stageId);
  }

  private static void won(Ledger ledger, String pipelineId, Map<String, Moment> entered, int sign) {
    entered.forEach(
        (stage, first) -> count(ledger, pipelineId, first, Reach.itemKey(stage, Reach.WON), sign));
  }

  private static void count(
      Ledger ledger, String pipelineId, Moment moment, String item, int sign) {
    ledger.credit(
        Metric.REACH,
        pipelineId,
        moment,
        item,
        n -> {
          n.add(DEALS, sign);
          if (sign < 0) {
            n.raise(Slots.CORRECTION, 1);
          }
        });
  }
}
