package io.dealstream.metrics.waterfall;

import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.MetricKey;
import io.dealstream.events.metric.Segment;
import io.dealstream.events.metric.Waterfall.Line;
import io.dealstream.metrics.facts.Fact;
import io.dealstream.metrics.facts.Moment;
import io.dealstream.metrics.facts.Outcome;
import io.dealstream.metrics.figures.Counting;
import io.dealstream.metrics.figures.Ledger;
import io.dealstream.metrics.tally.Numbers;
import io.dealstream.metrics.tally.Slots;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What comes, changes and goes of the open deals, each in the windows of its own time. */
public final class WaterfallCount implements Counting {

  /** Open deals that have no amount. */
  static final int WITHOUT_VALUE = 100;

  static int value(Line line) {
    return 2 * line.ordinal();
  }

  static int deals(Line line) {
    return 2 * line.ordinal() + 1;
  }

  @Override
  public void count(Fact fact, Ledger ledger) {
    switch (fact) {
      case Fact.Came f ->
          credit(ledger, f.pipelineId(), f.moment(), n -> came(n, f.line(), f.value()));
      case Fact.Went f ->
          credit(ledger, f.pipelineId(), f.moment(), n -> went(n, f.line(), f.value()));
      case Fact.Passed f -> passed(ledger, f);
      case Fact.Revalued f -> credit(ledger, f.pipelineId(), f.moment(), n -> revalued(n, f));
      case Fact.Noted f ->
          credit(ledger, f.pipelineId(), f.moment(), n -> moved(n, f.line(), f.value()));
      case Fact.Restated f -> restate(ledger, f.pipelineId(), f.before(), f.after());
      case Fact.Opened _,
          Fact.Entered _,
          Fact.Reached _,
          Fact.Left _,
          Fact.HandedOver _,
          Fact.Decided _,
          Fact.Undecided _,
          Fact.Qualified _,
          Fact.Unqualified _,
          Fact.Counts _,
          Fact.CountsNoLonger _ -> {}
    }
  }

  /** Within a segment that both are in nothing has moved. */
  private static void passed(Ledger ledger, Fact.Passed f) {
    for (var segment : f.from().segments()) {
      if (!f.to().segments().contains(segment)) {
        went(numbers(ledger, f, segment), Line.TRANSFERRED_OUT, f.value());
      }
    }
    for (var segment : f.to().segments()) {
      if (!f.from().segments().contains(segment)) {
        came(numbers(ledger, f, segment), Line.TRANSFERRED_IN, f.value());
      }
    }
  }

  private static Numbers numbers(Ledger ledger, Fact.Passed f, Segment segment) {
    return ledger.at(Metric.WATERFALL, f.pipelineId(), segment, MetricKey.SINGLE, f.at());
  }

  private static void came(Numbers n, Line line, @Nullable Long value) {
    moved(n, line, value);
    n.add(WITHOUT_VALUE, without(value));
  }

  private static void went(Numbers n, Line line, @Nullable Long value) {
    moved(n, line, value);
    n.add(WITHOUT_VALUE, -without(value));
  }

  /** A decrease is told as what it takes away, and has its sign by where it stands in the sum. */
  private static void revalued(Numbers n, Fact.Revalued f) {
    var more = orNothing(f.to()) - orNothing(f.from());
    n.add(value(f.line()), f.line() == Line.DECREASED ? -more : more)
        .add(WITHOUT_VALUE, without(f.to()) - without(f.from()));
    if (f.line() != Line.REVALUED) {
      n.add(deals(f.line()), 1);
    }
  }

  /** As if the outcome had been worth that from the first. */
  private static void restate(Ledger ledger, String pipelineId, Outcome before, Outcome after) {
    var more = orNothing(after.value()) - orNothing(before.value());
    if (more == 0) {
      return;
    }
    credit(
        ledger,
        pipelineId,
        before.moment(),
        n ->
            n.add(value(before.won() ? Line.WON : Line.LOST), more)
                .add(value(Line.REVALUED), more)
                .raise(Slots.CORRECTION, 1));
  }

  private static void moved(Numbers n, Line line, @Nullable Long value) {
    n.add(value(line), orNothing(value)).add(deals(line), 1);
  }

  private static void credit(
      Ledger ledger, String pipelineId, Moment moment, Consumer<Numbers> change) {
    ledger.credit(Metric.WATERFALL, pipelineId, moment, MetricKey.SINGLE, change);
  }

  private static long orNothing(@Nullable Long value) {
    return value == null ? 0 : value;
  }

  private static long without(@Nullable Long value) {
    return value == null ? 1 : 0;
  }
}
