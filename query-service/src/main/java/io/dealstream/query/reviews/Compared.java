package io.dealstream.query.reviews;

import io.dealstream.events.metric.Cycle;
import io.dealstream.events.metric.WinRate;
import io.dealstream.events.pipeline.Stage;
import io.dealstream.query.reviews.Review.Beside;
import io.dealstream.query.reviews.Review.OfCycle;
import io.dealstream.query.reviews.Review.OfStage;
import io.dealstream.query.reviews.Review.Outcomes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The figures of one period beside those of the one before. */
record Compared(Measured now, Measured before) {

  OfStage of(Stage stage) {
    var id = stage.id();
    var entries = now.entriesOf(id);
    var entriesBefore = before.entriesOf(id);
    var dwell = now.dwellIn(id);
    var dwellBefore = before.dwellIn(id);
    var flow = now.flowOf(id);
    var flowBefore = before.flowOf(id);
    return new OfStage(
        id,
        stage.name(),
        Beside.of(flow.entered(), flowBefore.entered()),
        Beside.of(flow.exited(), flowBefore.exited()),
        Beside.of(flow.forwardIn(), flowBefore.forwardIn()),
        Beside.of(flow.backwardIn(), flowBefore.backwardIn()),
        Beside.of(entries.advanceRate(), entriesBefore.advanceRate()),
        Beside.of(entries.winRate(), entriesBefore.winRate()),
        Beside.of(dwell.count(), dwellBefore.count()),
        Beside.of(dwell.p50Seconds(), dwellBefore.p50Seconds()),
        Beside.of(dwell.p90Seconds(), dwellBefore.p90Seconds()));
  }

  Outcomes outcomes() {
    WinRate rate = now.winRate();
    WinRate rateBefore = before.winRate();
    return new Outcomes(
        Beside.of(rate.won(), rateBefore.won()),
        Beside.of(rate.lost(), rateBefore.lost()),
        Beside.of(rate.rateByCount(), rateBefore.rateByCount()),
        Beside.of(rate.rateByValue(), rateBefore.rateByValue()));
  }

  /** In the order of readings, which both have all. */
  List<OfCycle> cycle() {
    return IntStream.range(0, Cycle.Reading.values().length)
        .mapToObj(n -> cycle(now.cycle().get(n), before.cycle().get(n)))
        .toList();
  }

  private static OfCycle cycle(Cycle cycle, Cycle cycleBefore) {
    return new OfCycle(
        cycle.reading().word(),
        Beside.of(cycle.count(), cycleBefore.count()),
        Beside.of(cycle.p50Seconds(), cycleBefore.p50Seconds()));
  }

  /** As the figures' own records tell them. */
  Map<String, String> reasons() {
    var told =
        List.of(
            "stage-entries.advanceRate",
            "stage-entries.winRate",
            "stage-dwell.p50Seconds",
            "stage-dwell.p90Seconds",
            "win-rate.rateByCount",
            "win-rate.rateByValue",
            "cycle.p50Seconds");
    var reasons = new TreeMap<String, String>();
    reasons.putAll(before.reasons());
    reasons.putAll(now.reasons());
    reasons.keySet().retainAll(told);
    return reasons;
  }
}
