package io.dealstream.metrics.outcome;

import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.MetricKey;
import io.dealstream.metrics.facts.Fact;
import io.dealstream.metrics.facts.Outcome;
import io.dealstream.metrics.figures.Counting;
import io.dealstream.metrics.figures.Ledger;
import io.dealstream.metrics.tally.Numbers;
import io.dealstream.metrics.tally.Slots;

/** Decided deals and what they were worth, credited as of the outcome. */
public final class OutcomeCount implements Counting {

  static final int WON = 0;
  static final int LOST = 1;
  static final int WON_VALUE = 2;
  static final int LOST_VALUE = 3;
  static final int WITHOUT_VALUE = 4;

  @Override
  public void count(Fact fact, Ledger ledger) {
    switch (fact) {
      case Fact.Decided f -> add(ledger, f.pipelineId(), f.outcome());
      case Fact.Undecided f -> takeBack(ledger, f.pipelineId(), f.outcome());
      case Fact.Restated f -> {
        takeBack(ledger, f.pipelineId(), f.before());
        add(ledger, f.pipelineId(), f.after());
      }
      case Fact.Opened _,
          Fact.Reached _,
          Fact.Entered _,
          Fact.Left _,
          Fact.HandedOver _,
          Fact.Qualified _,
          Fact.Unqualified _,
          Fact.Counts _,
          Fact.CountsNoLonger _,
          Fact.Movement _ -> {}
    }
  }

  private static void add(Ledger ledger, String pipelineId, Outcome outcome) {
    ledger.credit(
        Metric.WIN_RATE, pipelineId, outcome.moment(), MetricKey.SINGLE, n -> count(n, outcome, 1));
  }

  private static void takeBack(Ledger ledger, String pipelineId, Outcome outcome) {
    ledger.credit(
        Metric.WIN_RATE,
        pipelineId,
        outcome.moment(),
        MetricKey.SINGLE,
        n -> {
          count(n, outcome, -1);
          n.raise(Slots.CORRECTION, 1);
        });
  }

  private static void count(Numbers n, Outcome outcome, int sign) {
    n.add(outcome.won() ? WON : LOST, sign);
    if (outcome.value() instanceof Long value) {
      n.add(outcome.won() ? WON_VALUE : LOST_VALUE, sign * value);
    } else {
      n.add(WITHOUT_VALUE, sign);
    }
  }
}
