package io.dealstream.metrics.cycle;

import io.dealstream.events.metric.Cycle.Reading;
import io.dealstream.events.metric.Metric;
import io.dealstream.metrics.facts.Fact;
import io.dealstream.metrics.facts.Outcome;
import io.dealstream.metrics.figures.Counting;
import io.dealstream.metrics.figures.Ledger;
import io.dealstream.metrics.tally.Slots;
import io.dealstream.metrics.tally.Spread;

/** Lengths of decided deals' cycles, credited as of the outcome. */
public final class CycleCount implements Counting {

  @Override
  public void count(Fact fact, Ledger ledger) {
    switch (fact) {
      case Fact.Decided f -> count(ledger, f.pipelineId(), f.outcome(), true);
      case Fact.Undecided f -> count(ledger, f.pipelineId(), f.outcome(), false);
      case Fact.Opened _,
          Fact.Entered _,
          Fact.Reached _,
          Fact.Left _,
          Fact.HandedOver _,
          Fact.Restated _,
          Fact.Qualified _,
          Fact.Unqualified _,
          Fact.Counts _,
          Fact.CountsNoLonger _,
          Fact.Movement _ -> {}
    }
  }

  private static void count(Ledger ledger, String pipelineId, Outcome outcome, boolean stands) {
    if (outcome.won()) {
      count(ledger, pipelineId, outcome, Reading.GROSS, outcome.grossCycle(), stands);
      count(ledger, pipelineId, outcome, Reading.ACTIVE, outcome.activeCycle(), stands);
    } else {
      count(ledger, pipelineId, outcome, Reading.LOSS, outcome.grossCycle(), stands);
    }
  }

  private static void count(
      Ledger ledger,
      String pipelineId,
      Outcome outcome,
      Reading reading,
      long length,
      boolean stands) {
    ledger.credit(
        Metric.CYCLE,
        pipelineId,
        outcome.moment(),
        reading.word(),
        n -> {
          if (stands) {
            Spread.add(n, length);
          } else {
            Spread.takeBack(n, length);
            n.raise(Slots.CORRECTION, 1);
          }
        });
  }
}
