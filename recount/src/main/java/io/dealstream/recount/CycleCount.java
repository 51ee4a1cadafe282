package io.dealstream.recount;

import io.dealstream.events.metric.Cycle;
import io.dealstream.events.metric.Cycle.Reading;
import io.dealstream.events.metric.Metric;
import io.dealstream.recount.lives.Decision;
import io.dealstream.recount.lives.Life;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How long deals took until they were decided, by their outcome. */
final class CycleCount implements Counting<Map<Reading, Lengths>> {

  private final Metric<Cycle> metric;
  private final Predicate<Life> counts;

  /**
   * @param counts which deals count by that definition
   */
  CycleCount(Metric<Cycle> metric, Predicate<Life> counts) {
    this.metric = metric;
    this.counts = counts;
  }

  @Override
  public Metric<Cycle> metric() {
    return metric;
  }

  @Override
  public Map<Reading, Lengths> nothing() {
    var readings = new EnumMap<Reading, Lengths>(Reading.class);
    for (var reading : Reading.values()) {
      readings.put(reading, new Lengths());
    }
    return readings;
  }

  @Override
  public void count(Life life, Sums<Map<Reading, Lengths>> sums) {
    life.decision()
        .filter(_ -> counts.test(life))
        .ifPresent(
            decision -> sums.at(decision.at(), decision.credit(), sum -> add(sum, decision)));
  }

  private static void add(Map<Reading, Lengths> sum, Decision decision) {
    if (decision.won()) {
      of(sum, Reading.GROSS).add(decision.grossMillis());
      of(sum, Reading.ACTIVE).add(decision.activeMillis());
    } else {
      of(sum, Reading.LOSS).add(decision.grossMillis());
    }
  }

  private static Lengths of(Map<Reading, Lengths> sum, Reading reading) {
    return sum.getOrDefault(reading, new Lengths());
  }

  @Override
  public List<Figure> show(Map<Reading, Lengths> sum, Terms terms) {
    return Stream.of(Reading.values()).map(reading -> show(reading, of(sum, reading))).toList();
  }

  private static Figure show(Reading reading, Lengths lengths) {
    var none = "nothing-decided";
    var reasons = new Reasons();
    var item =
        new Cycle(
            reading,
            lengths.count(),
            lengths.sumSeconds(),
            reasons.of("meanSeconds", lengths.meanSeconds(), none),
            reasons.of("p50Seconds", lengths.percentileSeconds(50), none),
            reasons.of("p90Seconds", lengths.percentileSeconds(90), none),
            reasons.of("p95Seconds", lengths.percentileSeconds(95), none));
    return new Figure(item, reasons, lengths.count() > 0);
  }
}
