package io.dealstream.metrics.reach;

import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.MetricKey;
import io.dealstream.events.metric.Reach;
import io.dealstream.metrics.facts.Credit;
import io.dealstream.metrics.facts.Fact;
import io.dealstream.metrics.figures.Counting;
import io.dealstream.metrics.figures.Ledger;
import io.dealstream.metrics.tally.Slots;

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
      case Fact.Entered f when f.first() ->
          count(ledger, f.pipelineId(), f.visit().credit(), entered(f.visit().stageId()), 1);
      case Fact.Reached f -> count(ledger, f.pipelineId(), f.credit(), pair(f.from(), f.to()), 1);
      case Fact.Decided f when f.outcome().won() ->
          f.entered()
              .forEach(
                  (stage, credit) ->
                      count(ledger, f.pipelineId(), credit, pair(stage, Reach.WON), 1));
      case Fact.Undecided f when f.outcome().won() ->
          f.entered()
              .forEach(
                  (stage, credit) ->
                      count(ledger, f.pipelineId(), credit, pair(stage, Reach.WON), -1));
      case Fact.Opened _,
          Fact.Entered _,
          Fact.Left _,
          Fact.HandedOver _,
          Fact.Decided _,
          Fact.Undecided _,
          Fact.Restated _,
          Fact.Qualified _,
          Fact.Unqualified _ -> {}
    }
  }

  /** Where the deals are counted that entered a stage. */
  static String entered(String stageId) {
    return MetricKey.encode(stageId);
  }

  /** Where those are counted that reached another one from there. */
  static String pair(String from, String to) {
    return MetricKey.encode(from) + ":" + MetricKey.encode(to);
  }

  private static void count(
      Ledger ledger, String pipelineId, Credit credit, String item, int sign) {
    ledger.credit(
        Metric.REACH,
        pipelineId,
        credit,
        item,
        n -> {
          n.add(DEALS, sign);
          if (sign < 0) {
            n.raise(Slots.CORRECTION, 1);
          }
        });
  }
}
