package io.dealstream.metrics.dwell;

import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.MetricKey;
import io.dealstream.events.metric.Segment;
import io.dealstream.events.metric.StageDwell.Reading;
import io.dealstream.metrics.deals.OpenVisits;
import io.dealstream.metrics.facts.Fact;
import io.dealstream.metrics.facts.Moment;
import io.dealstream.metrics.facts.Total;
import io.dealstream.metrics.facts.Visit;
import io.dealstream.metrics.figures.Counting;
import io.dealstream.metrics.figures.Ledger;
import io.dealstream.metrics.tally.Numbers;
import io.dealstream.metrics.tally.Slots;
import io.dealstream.metrics.tally.Spread;
import io.dealstream.metrics.tally.Survival;
import java.util.List;
import java.util.function.Consumer;

/**
 * Lengths of closed visits, credited as of the entry, in the window of the exit; open visits, as of
 * now. A deal's total over its visits of a stage is one value, credited as of the entry of the
 * newest closed one, in the window of its exit: the old total is taken back when there is a new
 * one. For the unbiased median each visit counts in the window of its entry, from there on: however
 * it ends, by a merge or a deletion too, it has lasted so long.
 */
public final class DwellCount implements Counting {

  static final int OPEN = Slots.present(0);

  private final OpenVisits openVisits;

  public DwellCount(OpenVisits openVisits) {
    this.openVisits = openVisits;
  }

  @Override
  public void count(Fact fact, Ledger ledger) {
    switch (fact) {
      case Fact.Entered f -> {
        var credit = f.visit().credit();
        openVisits.begin(f.pipelineId(), f.dealId(), f.visit(), credit);
        open(ledger, f.pipelineId(), f.visit(), credit.segments(), 1);
        survival(ledger, f.pipelineId(), f.visit(), n -> Survival.begin(n, f.visit().enteredAt()));
      }
      case Fact.Left f -> {
        openVisits.end(f.pipelineId(), f.dealId(), f.visit(), f.present());
        open(ledger, f.pipelineId(), f.visit(), f.present().segments(), -1);
        closed(ledger, f);
        survival(
            ledger,
            f.pipelineId(),
            f.visit(),
            n -> Survival.end(n, f.visit().enteredAt(), f.length()));
      }
      case Fact.HandedOver f -> {
        var left = without(f.to().segments(), f.from().segments());
        var joined = without(f.from().segments(), f.to().segments());
        openVisits.handOver(f.pipelineId(), f.dealId(), f.visit(), f.to(), left, joined);
        open(ledger, f.pipelineId(), f.visit(), left, -1);
        open(ledger, f.pipelineId(), f.visit(), joined, 1);
      }
      case Fact.Opened _,
          Fact.Reached _,
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

  private static void closed(Ledger ledger, Fact.Left f) {
    credit(ledger, f, Reading.VISIT, f.exit(), n -> Spread.add(n, f.length()));
    if (f.visit().isFirst()) {
      credit(ledger, f, Reading.FIRST, f.exit(), n -> Spread.add(n, f.length()));
    }
    if (f.before() instanceof Total before) {
      credit(
          ledger,
          f,
          Reading.CUMULATIVE,
          before.newest(),
          n -> {
            Spread.takeBack(n, before.millis());
            n.raise(Slots.CORRECTION, 1);
          });
    }
    var after = f.after();
    credit(ledger, f, Reading.CUMULATIVE, after.newest(), n -> Spread.add(n, after.millis()));
  }

  private static void survival(
      Ledger ledger, String pipelineId, Visit visit, Consumer<Numbers> change) {
    ledger.credit(
        Metric.STAGE_DWELL,
        pipelineId,
        visit.entry(),
        item(visit.stageId(), Reading.VISIT),
        change);
  }

  private static void credit(
      Ledger ledger, Fact.Left f, Reading reading, Moment moment, Consumer<Numbers> change) {
    ledger.credit(
        Metric.STAGE_DWELL, f.pipelineId(), moment, item(f.visit().stageId(), reading), change);
  }

  private void open(
      Ledger ledger, String pipelineId, Visit visit, List<Segment> segments, int sign) {
    for (var segment : segments) {
      ledger
          .present(Metric.STAGE_DWELL, pipelineId, segment, item(visit.stageId(), Reading.VISIT))
          .add(OPEN, sign)
          .latest(
              Slots.latestOf(openVisits.partition()),
              openVisits.oldest(pipelineId, visit.stageId(), segment));
    }
  }

  private static List<Segment> without(List<Segment> those, List<Segment> segments) {
    return segments.stream().filter(segment -> !those.contains(segment)).toList();
  }

  private static String item(String stageId, Reading reading) {
    return MetricKey.encode(stageId) + ":" + reading.word();
  }
}
