package io.dealstream.query.reviews;

import io.dealstream.events.metric.Cycle;
import io.dealstream.events.metric.Flow;
import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.Segment;
import io.dealstream.events.metric.StageDwell;
import io.dealstream.events.metric.StageDwell.Reading;
import io.dealstream.events.metric.StageEntries;
import io.dealstream.events.metric.WinRate;
import io.dealstream.events.metric.Window;
import io.dealstream.recount.Recount;
import io.dealstream.recount.Stamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The figures of one period.
 *
 * @param dwell of each visit by itself
 * @param reasons a code for each null among them, by {@code metric.field}
 */
record Measured(
    Map<String, StageEntries> entries,
    Map<String, StageDwell> dwell,
    Map<String, Flow> flow,
    WinRate winRate,
    List<Cycle> cycle,
    Map<String, String> reasons) {

  private static final List<Metric<?>> METRICS =
      List.of(Metric.STAGE_ENTRIES, Metric.STAGE_DWELL, Metric.FLOW, Metric.WIN_RATE, Metric.CYCLE);

  static Measured of(
      Recount recount, String pipeline, Segment segment, Window window, Stamp stamp) {
    var entries = new HashMap<String, StageEntries>();
    var dwell = new HashMap<String, StageDwell>();
    var flow = new HashMap<String, Flow>();
    var cycle = new ArrayList<Cycle>();
    var reasons = new TreeMap<String, String>();
    WinRate winRate = null;
    for (var metric : METRICS) {
      for (var record : recount.answer(metric, pipeline, segment, window, stamp)) {
        record.reasons().forEach((field, code) -> reasons.put(metric.name() + "." + field, code));
        switch (record.item()) {
          case StageEntries e -> entries.put(e.stageId(), e);
          case StageDwell d when d.reading() == Reading.VISIT -> dwell.put(d.stageId(), d);
          case Flow f -> flow.put(f.stageId(), f);
          case WinRate w -> winRate = w;
          case Cycle c -> cycle.add(c);
          default -> {}
        }
      }
    }
    return new Measured(entries, dwell, flow, Objects.requireNonNull(winRate), cycle, reasons);
  }

  StageEntries entriesOf(String stage) {
    return of(entries, stage);
  }

  StageDwell dwellIn(String stage) {
    return of(dwell, stage);
  }

  Flow flowOf(String stage) {
    return of(flow, stage);
  }

  /** Every stage of the pipeline is counted, zeros too. */
  private static <T> T of(Map<String, T> byStage, String stage) {
    return Objects.requireNonNull(byStage.get(stage));
  }
}
