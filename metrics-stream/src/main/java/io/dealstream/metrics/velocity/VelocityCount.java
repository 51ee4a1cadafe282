package io.dealstream.metrics.velocity;

import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.MetricKey;
import io.dealstream.metrics.facts.Credit;
import io.dealstream.metrics.facts.Fact;
import io.dealstream.metrics.facts.Moment;
import io.dealstream.metrics.facts.Outcome;
import io.dealstream.metrics.figures.Counting;
import io.dealstream.metrics.figures.Ledger;
import io.dealstream.metrics.tally.Numbers;
import io.dealstream.metrics.tally.Slots;
import io.dealstream.metrics.tally.Spread;
import java.util.function.Consumer;

/**
 * The inputs of velocity: open deals credited as of now, outcomes as of the outcome, the first
 * opening as of itself; which is of no window, as it says when all of them begin.
 */
public final class VelocityCount implements Counting {

  static final int WON = 1;
  static final int WON_WITH_VALUE = 2;
  static final int WON_VALUE = 3;
  static final int QUALIFIED_WON = 4;
  static final int QUALIFIED_LOST = 5;
  static final int OPEN_QUALIFIED = Slots.present(0);
  static final int FIRST_OPENED_NEGATED = Slots.high(10);

  @Override
  public void count(Fact fact, Ledger ledger) {
    switch (fact) {
      case Fact.Opened f ->
          present(ledger, f.pipelineId(), f.credit(), n -> n.raise(FIRST_OPENED_NEGATED, -f.at()));
      case Fact.Qualified f ->
          present(ledger, f.pipelineId(), f.credit(), n -> n.add(OPEN_QUALIFIED, 1));
      case Fact.Unqualified f ->
          present(ledger, f.pipelineId(), f.credit(), n -> n.add(OPEN_QUALIFIED, -1));
      case Fact.Decided f -> add(ledger, f.pipelineId(), f.outcome());
      case Fact.Undecided f -> takeBack(ledger, f.pipelineId(), f.outcome());
      case Fact.Restated f -> restate(ledger, f);
      case Fact.Entered _,
          Fact.Reached _,
          Fact.Left _,
          Fact.HandedOver _,
          Fact.Counts _,
          Fact.CountsNoLonger _,
          Fact.Movement _ -> {}
    }
  }

  private static void add(Ledger ledger, String pipelineId, Outcome outcome) {
    credit(
        ledger,
        pipelineId,
        outcome.moment(),
        n -> {
          decided(n, outcome, 1);
          value(n, outcome, 1);
          if (outcome.won()) {
            Spread.add(n, outcome.activeCycle());
          }
        });
  }

  private static void takeBack(Ledger ledger, String pipelineId, Outcome outcome) {
    credit(
        ledger,
        pipelineId,
        outcome.moment(),
        n -> {
          decided(n, outcome, -1);
          value(n, outcome, -1);
          if (outcome.won()) {
            Spread.takeBack(n, outcome.activeCycle());
          }
          correct(n, outcome);
        });
  }

  private static void restate(Ledger ledger, Fact.Restated f) {
    if (!f.before().won()) {
      return; // the value of a lost deal counts in nothing here
    }
    credit(
        ledger,
        f.pipelineId(),
        f.before().moment(),
        n -> {
          value(n, f.before(), -1);
          value(n, f.after(), 1);
          correct(n, f.before());
        });
  }

  private static void decided(Numbers n, Outcome outcome, int sign) {
    if (outcome.won()) {
      n.add(WON, sign);
    }
    if (outcome.qualified()) {
      n.add(outcome.won() ? QUALIFIED_WON : QUALIFIED_LOST, sign);
    }
  }

  private static void value(Numbers n, Outcome outcome, int sign) {
    if (outcome.won() && outcome.value() instanceof Long value) {
      n.add(WON_WITH_VALUE, sign).add(WON_VALUE, sign * value);
    }
  }

  /** A lost deal that was never qualified counts in nothing here. */
  private static void correct(Numbers n, Outcome outcome) {
    if (outcome.won() || outcome.qualified()) {
      n.raise(Slots.CORRECTION, 1);
    }
  }

  private static void credit(
      Ledger ledger, String pipelineId, Moment moment, Consumer<Numbers> change) {
    ledger.credit(Metric.VELOCITY, pipelineId, moment, MetricKey.SINGLE, change);
  }

  private static void present(
      Ledger ledger, String pipelineId, Credit credit, Consumer<Numbers> change) {
    ledger.present(Metric.VELOCITY, pipelineId, credit, MetricKey.SINGLE, change);
  }
}
