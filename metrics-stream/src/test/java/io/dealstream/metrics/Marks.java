package io.dealstream.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.metric.MetricKey;
import io.dealstream.events.metric.MetricRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What plain loops over the events have counted, as marks on a line of time: a figure is what the
 * marks in its window come to. Shares nothing with what it tests.
 */
final class Marks {

  /**
   * @param segments their words
   */
  record Mark(
      String pipeline, String item, Set<String> segments, Instant at, String field, long amount) {}

  private final List<Mark> all = new ArrayList<>();
  private final String metric;
  private final Map<String, ZoneId> zones;

  /**
   * @param zones of the pipelines
   */
  Marks(String metric, Map<String, ZoneId> zones) {
    this.metric = metric;
    this.zones = zones;
  }

  void add(String pipeline, String item, Set<String> segments, Instant at, String field) {
    add(pipeline, item, segments, at, field, 1);
  }

  void add(
      String pipeline, String item, Set<String> segments, Instant at, String field, long amount) {
    all.add(new Mark(pipeline, item, segments, at, field, amount));
  }

  /** Whose figures something counts in. */
  static Set<String> segments(String owner, String team, String source) {
    var segments = new TreeSet<>(Set.of("all"));
    var of = Map.of("owner", String.valueOf(owner), "team", "" + team, "source", "" + source);
    of.forEach(
        (dimension, value) -> {
          if (!value.equals("null")) {
            segments.add(dimension + ":" + MetricKey.encode(value));
          }
        });
    return segments;
  }

  /**
   * Every figure that was published, and that every one was which a mark is in.
   *
   * @param fields of an item, from the sums of its marks
   */
  void compare(
      StreamUnderTest stream,
      BiFunction<String, Function<String, Long>, Map<String, Object>> fields) {
    compare(stream.newest, stream.now(), fields);
  }

  void compare(
      Map<String, MetricRecord<?>> newest,
      Instant now,
      BiFunction<String, Function<String, Long>, Map<String, Object>> fields) {
    compare(newest, now, _ -> true, fields);
  }

  /**
   * @param wanted whose figures there must be
   */
  void compare(
      Map<String, MetricRecord<?>> newest,
      Instant now,
      Predicate<String> wanted,
      BiFunction<String, Function<String, Long>, Map<String, Object>> fields) {
    compare(
        newest,
        now,
        wanted,
        (String item, MetricRecord<?> _, Function<String, Long> sum) -> fields.apply(item, sum));
  }

  /** Of an item and the record it is in, from the sums of its marks. */
  @FunctionalInterface
  interface Fields {
    Map<String, Object> of(String item, MetricRecord<?> in, Function<String, Long> sum);
  }

  void compare(Map<String, MetricRecord<?>> newest, Instant now, Fields fields) {
    compare(newest, now, _ -> true, fields);
  }

  private void compare(
      Map<String, MetricRecord<?>> newest, Instant now, Predicate<String> wanted, Fields fields) {
    var expected = new TreeSet<String>();
    var come = all.stream().filter(mark -> hasCome(mark, now)).toList();
    for (var mark : come) {
      for (var segment : mark.segments) {
        for (var window : windows(mark, now)) {
          expected.add(
              String.join(
                  "|", MetricKey.encode(mark.pipeline), metric, "1", segment, window, mark.item));
        }
      }
    }
    newest.forEach(
        (key, record) -> {
          if (record.metric().equals(metric)) {
            var item = key.substring(key.lastIndexOf('|') + 1);
            Comparison.assertSame(
                key, record, fields.of(item, record, f -> sum(come, record, item, f)));
          }
        });
    expected.removeIf(wanted.negate());
    assertThat(newest.keySet()).as("published").containsAll(expected);
  }

  /** What is of days to come counts when they have come. */
  private static boolean hasCome(Mark mark, Instant now) {
    return !mark.at.isAfter(now.plusSeconds(900));
  }

  private static long sum(List<Mark> come, MetricRecord<?> of, String item, String field) {
    return come.stream()
        .filter(m -> m.pipeline.equals(of.pipelineId()) && m.item.equals(item))
        .filter(m -> m.field.equals(field) && m.segments.contains(of.segment().word()))
        .filter(m -> of.window().start() == null || !m.at.isBefore(of.window().start()))
        .filter(m -> of.window().end() == null || m.at.isBefore(of.window().end()))
        .mapToLong(Mark::amount)
        .sum();
  }

  private List<String> windows(Mark mark, Instant now) {
    var zone = zones.get(mark.pipeline);
    var day = LocalDate.ofInstant(mark.at, zone);
    var week = day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    var windows =
        new ArrayList<>(
            List.of(
                "all",
                "day:" + day,
                "week:%d-W%02d".formatted(day.get(IsoFields.WEEK_BASED_YEAR), week),
                "month:" + YearMonth.from(day),
                "quarter:%d-Q%d".formatted(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR))));
    var today = LocalDate.ofInstant(now, zone);
    if (!day.isAfter(today) && !day.isBefore(today.minusDays(89))) {
      windows.add("trailing90");
    }
    return windows;
  }
}
