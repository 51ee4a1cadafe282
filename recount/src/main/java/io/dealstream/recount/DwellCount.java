package io.dealstream.recount;

import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.StageDwell;
import io.dealstream.events.metric.StageDwell.Reading;
import io.dealstream.events.metric.Window;
import io.dealstream.recount.DwellCount.Sum;
import io.dealstream.recount.lives.Life;
import io.dealstream.recount.lives.Visit;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lengths of closed visits by exit, in three readings; a deal's total counts once, by its newest
 * exit. Open visits are the present owner's. For the unbiased median all count by entry.
 */
final class DwellCount implements Counting<ByStage<Sum>> {

  static final class Sum {
    private final Lengths visits = new Lengths();
    private final Lengths firsts = new Lengths();
    private final Lengths totals = new Lengths();
    private final Survival survival = new Survival();
    private long open;
    private @Nullable Instant oldestOpen;

    private Lengths of(Reading reading) {
      return switch (reading) {
        case VISIT -> visits;
        case FIRST -> firsts;
        case CUMULATIVE -> totals;
      };
    }
  }

  /** A deal's closed visits of one stage. */
  private record Total(Visit newest, long millis) {

    Total and(Total later) {
      return new Total(later.newest, millis + later.millis);
    }
  }

  @Override
  public Metric<StageDwell> metric() {
    return Metric.STAGE_DWELL;
  }

  @Override
  public ByStage<Sum> nothing() {
    return new ByStage<>(Sum::new);
  }

  @Override
  public void count(Life life, Sums<ByStage<Sum>> sums) {
    var totals = new HashMap<String, Total>();
    for (var visit : life.visits()) {
      sums.at(visit.from(), visit.credit(), stages -> begun(stages.of(visit.stage()), visit));
      if (visit.end() != null) {
        closed(visit, sums);
        totals.merge(visit.stage(), new Total(visit, visit.length()), Total::and);
      }
    }
    totals(totals, sums);
    life.open()
        .ifPresent(
            visit ->
                sums.now(life.present(), stages -> open(stages.of(visit.stage()), visit.from())));
  }

  private static void begun(Sum sum, Visit visit) {
    if (visit.end() == null) {
      sum.survival.goesOn(visit.from());
    } else {
      sum.survival.ended(visit.length());
    }
  }

  private static void closed(Visit visit, Sums<ByStage<Sum>> sums) {
    sums.at(
        visit.closed().at(),
        visit.credit(),
        stages -> {
          var sum = stages.of(visit.stage());
          sum.visits.add(visit.length());
          if (visit.number() == 1) {
            sum.firsts.add(visit.length());
          }
        });
  }

  private static void totals(Map<String, Total> totals, Sums<ByStage<Sum>> sums) {
    totals.forEach(
        (stage, total) ->
            sums.at(
                total.newest.closed().at(),
                total.newest.credit(),
                stages -> stages.of(stage).totals.add(total.millis)));
  }

  private static void open(Sum sum, Instant since) {
    sum.open++;
    if (sum.oldestOpen == null || since.isBefore(sum.oldestOpen)) {
      sum.oldestOpen = since;
    }
  }

  @Override
  public List<Figure> show(ByStage<Sum> sum, Terms terms) {
    return Stream.of(Reading.values())
        .flatMap(
            reading ->
                sum.each(terms.stages(), (stage, n) -> show(stage, reading, n, terms)).stream())
        .toList();
  }

  private static Figure show(String stage, Reading reading, Sum n, Terms terms) {
    var visits = reading == Reading.VISIT;
    var openToo = visits && terms.window().equals(Window.ALL);
    var lengths = n.of(reading);
    var none = "nothing-closed";
    var reasons = new Reasons();
    var item =
        new StageDwell(
            stage,
            reading,
            lengths.count(),
            lengths.sumSeconds(),
            reasons.of("meanSeconds", lengths.meanSeconds(), none),
            reasons.of("minSeconds", lengths.minSeconds(), none),
            reasons.of("maxSeconds", lengths.maxSeconds(), none),
            reasons.of("p50Seconds", lengths.percentileSeconds(50), none),
            reasons.of("p90Seconds", lengths.percentileSeconds(90), none),
            reasons.of("p95Seconds", lengths.percentileSeconds(95), none),
            openToo ? n.open : null,
            openToo ? reasons.of("oldestOpenEnteredAt", n.oldestOpen, "nothing-open") : null,
            visits ? unbiasedMedian(n.survival, terms, reasons) : null);
    return new Figure(
        item,
        reasons,
        lengths.count() > 0 || openToo && n.open > 0 || visits && n.survival.begun() > 0);
  }

  private static @Nullable BigDecimal unbiasedMedian(Survival all, Terms terms, Reasons reasons) {
    return reasons.of(
        "unbiasedMedianSeconds",
        all.medianSeconds(terms),
        all.begun() == 0 ? "nothing-entered" : "survival-above-half");
  }
}
