package io.dealstream.metrics.figures;

import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.MetricItem;
import io.dealstream.events.metric.MetricRecord;
import io.dealstream.events.metric.Window;
import io.dealstream.events.metric.Windows;
import io.dealstream.metrics.figures.Showing.Pair;
import io.dealstream.metrics.figures.Showing.Pairs;
import io.dealstream.metrics.figures.Showing.Plain;
import io.dealstream.metrics.figures.Showing.Shown;
import io.dealstream.metrics.figures.Showing.UnderTerms;
import io.dealstream.metrics.tally.Slots;
import io.dealstream.metrics.tally.Tally;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** From figures' numbers to the records their topics hold. */
final class Publishing {

  private final Map<String, Showing<?>> metrics = new LinkedHashMap<>();

  Publishing(List<Showing<?>> metrics) {
    metrics.forEach(showing -> this.metrics.put(nameOf(showing), showing));
  }

  /** As {@link FigureKey#metricOf} has it. */
  private static String nameOf(Showing<?> showing) {
    return showing.metric().name() + "|" + showing.metric().definition();
  }

  /**
   * @param key as it is published
   */
  record Published(String key, MetricRecord<?> record) {}

  /**
   * What the keys begin with of all figures that come out otherwise under new terms.
   *
   * @param before null where none were known
   */
  List<String> concernedBy(@Nullable Terms before, Terms now) {
    return metrics.values().stream()
        .filter(m -> concerns(m, before, now))
        .map(m -> GroupKey.allOf(now.pipelineId(), m.metric()))
        .toList();
  }

  private static boolean concerns(Showing<?> metric, @Nullable Terms before, Terms now) {
    return switch (metric) {
      case Plain<?> _ -> false;
      case UnderTerms<?> _ -> before == null || !before.sameMoney(now);
      case Pairs<?> _ -> before == null || !before.sameStages(now);
    };
  }

  /** Those whose figures are older every day. */
  List<Metric<?>> growingOlder() {
    return metrics.values().stream()
        .filter(m -> m instanceof Plain<?> plain && plain.growsOlder())
        .<Metric<?>>map(Showing::metric)
        .toList();
  }

  /** Whether new terms make a key's figures again: a pair's are made with those of its whole. */
  boolean madeAgain(String changed, Terms now) {
    var key = FigureKey.parse(changed);
    return !(showing(key.metric()) instanceof Pairs<?> pairs)
        || pairs.dependents().of(key.item(), now).stream()
            .anyMatch(pair -> pair.whole().equals(key.item()));
  }

  static Tally withoutMark(Tally delta) {
    return delta.without(Slots.CORRECTION);
  }

  /**
   * The figures that depend on numbers that have changed. None where the metric has no such window,
   * or needs terms that are not known yet: they are shown when those come.
   *
   * @param changed whose numbers have changed
   * @param numbers those of any key
   */
  List<Published> records(
      String changed, Function<String, Tally> numbers, boolean correction, @Nullable Terms terms) {
    var key = FigureKey.parse(changed);
    var metric = showing(key.metric());
    if (key.isDay() && metric.metric().windows() != Windows.EVERY) {
      return List.of();
    }
    return switch (metric) {
      case Plain<?> plain -> {
        var figure = numbers.apply(changed);
        var window = window(key, figure, terms);
        var shown = plain.formula().show(window, key.item(), figure);
        yield List.of(new Published(changed, of(key, plain, window, shown, figure, correction)));
      }
      case UnderTerms<?> under when terms != null -> {
        var figure = numbers.apply(changed);
        var window = window(key, figure, terms);
        var whole = under.restated() ? figure.plus(terms.stamp()) : figure;
        var shown = under.formula().show(window, key.item(), whole, terms);
        yield List.of(new Published(changed, of(key, under, window, shown, whole, correction)));
      }
      case Pairs<?> pairs when terms != null ->
          pairs.dependents().of(key.item(), terms).stream()
              .map(pair -> record(changed, key, pairs, pair, numbers, correction, terms))
              .toList();
      case UnderTerms<?> _, Pairs<?> _ -> List.of();
    };
  }

  private static Published record(
      String changed,
      FigureKey key,
      Pairs<?> pairs,
      Pair pair,
      Function<String, Tally> numbers,
      boolean correction,
      Terms terms) {
    var published = FigureKey.beside(changed, pair.part());
    var whole = numbers.apply(FigureKey.beside(changed, pair.whole()));
    var part = numbers.apply(published);
    var shown = pairs.formula().show(pair.part(), whole, part);
    var stamp = whole.plus(part).plus(terms.stamp());
    var window = window(key, stamp, terms);
    return new Published(published, of(key, pairs, window, shown, stamp, correction));
  }

  /** The keys under which figures stand that depend on an item's numbers and are no more. */
  List<String> gone(String changed, Terms before, Terms now) {
    var key = FigureKey.parse(changed);
    if (!(showing(key.metric()) instanceof Pairs<?> pairs)) {
      return List.of();
    }
    var left = pairs.dependents().of(key.item(), now);
    return pairs.dependents().of(key.item(), before).stream()
        .filter(pair -> !left.contains(pair))
        .map(pair -> FigureKey.beside(changed, pair.part()))
        .toList();
  }

  Windows windowsOf(String key) {
    return showing(FigureKey.metricOf(key)).metric().windows();
  }

  private Showing<?> showing(String metric) {
    var showing = metrics.get(metric);
    if (showing == null) {
      throw new IllegalStateException("no metric goes by the name " + metric);
    }
    return showing;
  }

  private static Window window(FigureKey key, Tally figure, @Nullable Terms terms) {
    if (key.isOfAll()) {
      return Window.ALL;
    }
    if (terms == null) {
      throw new IllegalStateException("a window in no known zone: " + key);
    }
    return key.isTrailing()
        ? Window.trailing(LocalDate.ofEpochDay(figure.get(Slots.TRAILING_DAY, 0)), terms.zone())
        : key.period(terms.zone());
  }

  private static MetricRecord<?> of(
      FigureKey key,
      Showing<?> metric,
      Window window,
      Shown<?> shown,
      Tally figure,
      boolean correction) {
    return new MetricRecord<MetricItem>(
        metric.metric().name(),
        metric.metric().definition(),
        key.pipelineId(),
        window,
        key.segment(),
        shown.item(),
        shown.reasons(),
        Instant.ofEpochMilli(figure.get(Slots.AS_OF, 0)),
        figure.foldedByPartition(),
        correction);
  }
}
