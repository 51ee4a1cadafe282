package io.dealstream.metrics.dwell;

import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.MetricKey;
import io.dealstream.events.metric.Segment;
import io.dealstream.events.metric.StageDwell.Reading;
import io.dealstream.metrics.deals.OpenVisits;
import io.dealstream.metrics.facts.Fact;
import io.dealstream.metrics.facts.Visit;
import io.dealstream.metrics.figures.Counting;
import io.dealstream.metrics.figures.Ledger;
import io.dealstream.metrics.tally.Numbers;
import io.dealstream.metrics.tally.Slots;
import io.dealstream.metrics.tally.Spread;
import java.util.List;
import java.util.function.Consumer;

/**
 * Lengths of closed visits, credited as of the entry; open visits, as of now. A deal's total over
 * its visits of a stage is one value, credited as of the entry of the newest closed one: the old
 * total is taken back when it changes.
 */
public final class DwellCount implements Counting {

  static final int OPEN = 0;

  private final OpenVisits openVisits;

  public DwellCount(OpenVisits openVisits) {
    this.openVisits = openVisits;
  }

  @Override
  public void count(Fact fact, Ledger ledger) {
    switch (fact) {
      case Fact.Entered f ->
          begin(ledger, f.pipelineId(), f.dealId(), f.visit(), f.visit().credit().segments());
      case Fact.Left f -> {
        end(ledger, f.pipelineId(), f.dealId(), f.visit(), f.present().segments());
        closed(ledger, f);
      }
      case Fact.HandedOver f -> {
        var from = f.from().segments();
        var to = f.to().segments();
        end(ledger, f.pipelineId(), f.dealId(), f.visit(), without(to, from));
        begin(ledger, f.pipelineId(), f.dealId(), f.visit(), without(from, to));
      }
      case Fact.Opened _,
          Fact.Reached _,
          Fact.Decided _,
          Fact.Undecided _,
          Fact.Restated _,
          Fact.Qualified _,
          Fact.Unqualified _ -> {}
    }
  }

  private static void closed(Ledger ledger, Fact.Left f) {
    var segments = f.visit().credit().segments();
    credit(ledger, f, Reading.VISIT, segments, n -> Spread.add(n, f.length()));
    if (f.visit().isFirst()) {
      credit(ledger, f, Reading.FIRST, segments, n -> Spread.add(n, f.length()));
    }
    var after = f.after();
    var before = f.before();
    if (before == null) {
      credit(ledger, f, Reading.CUMULATIVE, segments, n -> Spread.add(n, after.millis()));
      return;
    }
    // A visit of no length changes nothing but, perhaps, to whom the total is credited.
    var same = before.millis() == after.millis();
    var from = before.credit().segments();
    credit(
        ledger,
        f,
        Reading.CUMULATIVE,
        same ? without(segments, from) : from,
        n -> {
          Spread.takeBack(n, before.millis());
          n.raise(Slots.CORRECTION, 1);
        });
    credit(
        ledger,
        f,
        Reading.CUMULATIVE,
        same ? without(from, segments) : segments,
        n -> Spread.add(n, after.millis()));
  }

  private static void credit(
      Ledger ledger,
      Fact.Left f,
      Reading reading,
      List<Segment> segments,
      Consumer<Numbers> change) {
    var item = item(f.visit().stageId(), reading);
    for (var segment : segments) {
      change.accept(ledger.numbers(Metric.STAGE_DWELL, f.pipelineId(), segment, item));
    }
  }

  private void begin(
      Ledger ledger, String pipelineId, String dealId, Visit visit, List<Segment> segments) {
    for (var segment : segments) {
      var oldest = openVisits.begin(pipelineId, segment, dealId, visit);
      open(ledger, pipelineId, visit, segment, 1, oldest);
    }
  }

  private void end(
      Ledger ledger, String pipelineId, String dealId, Visit visit, List<Segment> segments) {
    for (var segment : segments) {
      var oldest = openVisits.end(pipelineId, segment, dealId, visit);
      open(ledger, pipelineId, visit, segment, -1, oldest);
    }
  }

  private void open(
      Ledger ledger, String pipelineId, Visit visit, Segment segment, int sign, long oldest) {
    ledger
        .numbers(Metric.STAGE_DWELL, pipelineId, segment, item(visit.stageId(), Reading.VISIT))
        .add(OPEN, sign)
        .latest(Slots.latestOf(openVisits.partition()), oldest);
  }

  private static List<Segment> without(List<Segment> those, List<Segment> segments) {
    return segments.stream().filter(segment -> !those.contains(segment)).toList();
  }

  private static String item(String stageId, Reading reading) {
    return MetricKey.encode(stageId) + ":" + reading.word();
  }
}
