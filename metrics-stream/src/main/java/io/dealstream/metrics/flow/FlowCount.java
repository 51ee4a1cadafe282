package io.dealstream.metrics.flow;

import io.dealstream.events.deal.Direction;
import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.MetricKey;
import io.dealstream.metrics.facts.Ending;
import io.dealstream.metrics.facts.Fact;
import io.dealstream.metrics.facts.Moment;
import io.dealstream.metrics.figures.Counting;
import io.dealstream.metrics.figures.Ledger;
import io.dealstream.metrics.tally.Numbers;
import java.util.function.Consumer;

/** Entries and exits, each in the windows of its own time, both credited as of the entry. */
public final class FlowCount implements Counting {

  static final int ENTERED = 0;
  static final int EXITED = 1;
  static final int FORWARD_IN = 2;
  static final int FORWARD_OUT = 3;
  static final int BACKWARD_IN = 4;
  static final int BACKWARD_OUT = 5;

  @Override
  public void count(Fact fact, Ledger ledger) {
    switch (fact) {
      case Fact.Entered f ->
          credit(
              ledger, f.pipelineId(), f.visit().stageId(), f.visit().entry(), n -> entered(n, f));
      case Fact.Left f ->
          credit(ledger, f.pipelineId(), f.visit().stageId(), f.exit(), n -> left(n, f.ending()));
      case Fact.Opened _,
          Fact.Reached _,
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

  private static void entered(Numbers n, Fact.Entered entry) {
    n.add(ENTERED, 1);
    if (entry.direction() instanceof Direction direction) {
      n.add(direction == Direction.FORWARD ? FORWARD_IN : BACKWARD_IN, 1);
    }
  }

  private static void left(Numbers n, Ending ending) {
    n.add(EXITED, 1);
    switch (ending) {
      case ADVANCED -> n.add(FORWARD_OUT, 1);
      case MOVED_BACK -> n.add(BACKWARD_OUT, 1);
      case WON, LOST, HANDED_OFF, MERGED, DELETED -> {}
    }
  }

  private static void credit(
      Ledger ledger, String pipelineId, String stageId, Moment moment, Consumer<Numbers> change) {
    ledger.credit(Metric.FLOW, pipelineId, moment, MetricKey.encode(stageId), change);
  }
}
