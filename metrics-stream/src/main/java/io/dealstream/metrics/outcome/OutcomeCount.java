package io.dealstream.metrics.outcome;

import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.MetricKey;
import io.dealstream.events.metric.WinRate;
import io.dealstream.metrics.facts.Fact;
import io.dealstream.metrics.facts.Moment;
import io.dealstream.metrics.facts.Outcome;
import io.dealstream.metrics.figures.Counting;
import io.dealstream.metrics.figures.Ledger;
import io.dealstream.metrics.tally.Numbers;
import io.dealstream.metrics.tally.Slots;
import java.util.Map;
import java.util.function.BiPredicate;

/** Decided deals and what they were worth, credited as of the outcome. */
public final class OutcomeCount implements Counting {

  static final int WON = 0;
  static final int LOST = 1;
  static final int WON_VALUE = 2;
  static final int LOST_VALUE = 3;
  static final int WITHOUT_VALUE = 4;

  private final Metric<WinRate> metric;
  private final BiPredicate<Outcome, Map<String, Moment>> counts;

  /** Of all decided deals. */
  public OutcomeCount() {
    this(Metric.WIN_RATE, (_, _) -> true);
  }

  /**
   * @param counts which deals count by that definition, by their outcome and the stages they ever
   *     entered
   */
  public OutcomeCount(Metric<WinRate> metric, BiPredicate<Outcome, Map<String, Moment>> counts) {
    this.metric = metric;
    this.counts = counts;
  }

  @Override
  public void count(Fact fact, Ledger ledger) {
    switch (fact) {
      case Fact.Decided f when counts.test(f.outcome(), f.entered()) ->
          add(ledger, f.pipelineId(), f.outcome());
      case Fact.Undecided f when counts.test(f.outcome(), f.entered()) ->
          takeBack(ledger, f.pipelineId(), f.outcome());
      case Fact.Restated f when counts.test(f.after(), f.entered()) -> {
        takeBack(ledger, f.pipelineId(), f.before());
        add(ledger, f.pipelineId(), f.after());
      }
      case Fact.Decided _,
          Fact.Undecided _,
          Fact.Restated _,
          Fact.Opened _,
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

  private void add(Ledger ledger, String pipelineId, Outcome outcome) {
    ledger.credit(
        metric, pipelineId, outcome.moment(), MetricKey.SINGLE, n -> count(n, outcome, 1));
  }

  private void takeBack(Ledger ledger, String pipelineId, Outcome outcome) {
    ledger.credit(
        metric,
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
