package io.dealstream.metrics.cycle;

import io.dealstream.events.metric.Cycle;
import io.dealstream.events.metric.Cycle.Reading;
import io.dealstream.events.metric.Metric;
import io.dealstream.metrics.facts.Fact;
import io.dealstream.metrics.facts.Moment;
import io.dealstream.metrics.facts.Outcome;
import io.dealstream.metrics.figures.Counting;
import io.dealstream.metrics.figures.Ledger;
import io.dealstream.metrics.tally.Slots;
import io.dealstream.metrics.tally.Spread;
import java.util.Map;
import java.util.function.BiPredicate;

/** Lengths of decided deals' cycles, credited as of the outcome. */
public final class CycleCount implements Counting {

  private final Metric<Cycle> metric;
  private final BiPredicate<Outcome, Map<String, Moment>> counts;

  /** Of all decided deals. */
  public CycleCount() {
    this(Metric.CYCLE, (_, _) -> true);
  }

  /**
   * @param counts which deals count by that definition, by their outcome and the stages they ever
   *     entered
   */
  public CycleCount(Metric<Cycle> metric, BiPredicate<Outcome, Map<String, Moment>> counts) {
    this.metric = metric;
    this.counts = counts;
  }

  @Override
  public void count(Fact fact, Ledger ledger) {
    switch (fact) {
      case Fact.Decided f when counts.test(f.outcome(), f.entered()) ->
          count(ledger, f.pipelineId(), f.outcome(), true);
      case Fact.Undecided f when counts.test(f.outcome(), f.entered()) ->
          count(ledger, f.pipelineId(), f.outcome(), false);
      case Fact.Decided _,
          Fact.Undecided _,
          Fact.Opened _,
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

  private void count(Ledger ledger, String pipelineId, Outcome outcome, boolean stands) {
    if (outcome.won()) {
      count(ledger, pipelineId, outcome, Reading.GROSS, outcome.grossCycle(), stands);
      count(ledger, pipelineId, outcome, Reading.ACTIVE, outcome.activeCycle(), stands);
    } else {
      count(ledger, pipelineId, outcome, Reading.LOSS, outcome.grossCycle(), stands);
    }
  }

  private void count(
      Ledger ledger,
      String pipelineId,
      Outcome outcome,
      Reading reading,
      long length,
      boolean stands) {
    ledger.credit(
        metric,
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
