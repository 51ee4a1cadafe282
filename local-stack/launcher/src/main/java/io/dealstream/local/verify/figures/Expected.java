package io.dealstream.local.verify.figures;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.MetricItem;
import io.dealstream.events.metric.MetricKey;
import io.dealstream.events.metric.MetricRecord;
import io.dealstream.recount.AllFigures;
import io.dealstream.recount.Recount;
import io.dealstream.recount.Stamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import java.util.stream.Stream;

/** Every figure there should be, as of one position of the event store. */
final class Expected {

  private static final List<Metric<?>> BY_ALL_DEFINITIONS =
      Stream.concat(Metric.ALL.stream(), Metric.BESIDE.stream()).toList();

  private final Map<String, AllFigures> byPipeline = new HashMap<>();
  private final Map<String, LocalDate> today = new HashMap<>();
  private final Map<Metric<?>, List<String>> keys;

  Expected(EventLog log, Clock clock) {
    var recount = log.recount(Cut.upTo(log.last()), clock.instant());
    log.zones()
        .forEach(
            (pipeline, zone) -> {
              var day = LocalDate.now(clock.withZone(zone));
              today.put(pipeline, day);
              byPipeline.put(pipeline, recount.all(pipeline, day, BY_ALL_DEFINITIONS));
            });
    var stamp = new Stamp(Instant.EPOCH, Map.of());
    keys =
        byPipeline.values().stream()
            .flatMap(figures -> figures.counted(stamp))
            .collect(groupingBy(Expected::metricOf, mapping(MetricKey::of, toList())));
  }

  /** Whether a figure is what it should be, as far as that can be told at once. */
  boolean is(PublishedFigure figure, ZoneId zone) {
    var pipeline = figure.record().pipelineId();
    var figures = byPipeline.get(pipeline);
    var day = today.get(pipeline);
    return figures != null
        && day != null
        && figure.endsWith(day, zone)
        && Anew.of(ages -> figures.beside(figure.record(), ages))
            .filter(expected -> Fields.differences(expected, figure.record()).isEmpty())
            .isPresent();
  }

  /**
   * The keys of all figures of a metric in which anything was counted by a definition: where a
   * stream counts by it, they must be there.
   */
  List<String> keys(Metric<?> metric) {
    return keys.getOrDefault(metric, List.of());
  }

  private static Metric<?> metricOf(MetricRecord<?> record) {
    return Metric.of(record.metric(), record.definition()).orElseThrow();
  }

  /** A published figure, counted anew from exactly the events of a cut. */
  static Optional<Anew> recounted(EventLog log, Cut cut, Instant now, PublishedFigure figure) {
    var record = figure.record();
    var metric = Metric.of(record.metric(), record.definition());
    var recount = log.recount(cut, now, Ingredients.of(record));
    if (metric.isEmpty() || !recount.pipelines().contains(record.pipelineId())) {
      return Optional.empty();
    }
    return Anew.of(ages -> answer(recount, metric.get(), figure, ages));
  }

  private static Optional<MetricRecord<? extends MetricItem>> answer(
      Recount recount, Metric<?> metric, PublishedFigure figure, LongUnaryOperator ages) {
    var record = figure.record();
    var stamp = new Stamp(record.asOf(), record.folded(), ages);
    return recount
        .published(metric, record.pipelineId(), record.segment(), record.window(), stamp)
        .stream()
        .filter(answer -> MetricKey.of(answer).equals(figure.key()))
        .findFirst();
  }
}
