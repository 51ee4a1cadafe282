package io.dealstream.metrics.figures;

import io.dealstream.events.metric.MetricRecord;
import io.dealstream.events.metric.Period;
import io.dealstream.events.metric.Window;
import io.dealstream.events.metric.Windows;
import io.dealstream.metrics.figures.Unsent.Pace;
import io.dealstream.metrics.stores.WriteBehind;
import io.dealstream.metrics.tally.Slots;
import io.dealstream.metrics.tally.Tally;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * Folds what stage 1 sends and publishes what it comes to: a figure's first change at once, then
 * those of all of time, and others that are looked at live, at most ten times a second, and those
 * of a window once a second.
 *
 * <p>A day's figures are added to those of its week and its month whenever they are sent, and a
 * month's to those of its quarter: so a busy figure is not folded five times for each event.
 */
public final class Figures extends ContextualProcessor<String, Change, String, MetricRecord<?>> {

  private static final String FIGURES = "figures";
  private static final String TERMS = "terms";
  private static final String LIVE = "dirty";
  private static final String WINDOWED = "dirty-windowed";
  private static final Duration TICK = Duration.ofMillis(25);
  private static final Duration CLOCK = Duration.ofSeconds(1);

  /** Two thousand figures a second of each partition. */
  private static final Pace LIVE_PACE = new Pace(100, 50);

  private static final Pace WINDOWED_PACE = new Pace(1_000, 25);

  private final Publishing publishing;
  private final Days days = new Days();

  // Set anew by init, which Kafka Streams calls again where it revives a task.
  private @SuppressWarnings("NullAway.Init") KeyValueStore<String, Tally> figures;
  private @SuppressWarnings("NullAway.Init") WriteBehind<Terms> terms;
  private @SuppressWarnings("NullAway.Init") KeyValueStore<String, Tally> trailingFigures;
  private @SuppressWarnings("NullAway.Init") Trailing trailing;
  private @SuppressWarnings("NullAway.Init") ChangeOfDay changeOfDay;
  private @SuppressWarnings("NullAway.Init") Undated undated;
  private @SuppressWarnings("NullAway.Init") Unsent live;
  private @SuppressWarnings("NullAway.Init") Unsent windowed;

  public Figures(List<Showing<?>> metrics) {
    publishing = new Publishing(metrics);
  }

  public static Stream<StoreBuilder<?>> stores() {
    return Stream.of(
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(FIGURES), Serdes.String(), Tally.CODEC)
            .withCachingEnabled(),
        WriteBehind.store(TERMS, Terms.CODEC),
        Trailing.store(),
        Undated.store(),
        Unsent.store(LIVE),
        Unsent.store(WINDOWED));
  }

  public static String[] storeNames() {
    return new String[] {FIGURES, TERMS, Trailing.STORE, Undated.STORE, LIVE, WINDOWED};
  }

  @Override
  public void init(ProcessorContext<String, MetricRecord<?>> context) {
    super.init(context);
    figures = context.getStateStore(FIGURES);
    terms = context.getStateStore(TERMS);
    trailingFigures = context.getStateStore(Trailing.STORE);
    trailing = new Trailing(trailingFigures, this::withWhatWaits);
    changeOfDay = new ChangeOfDay(trailing, key -> change(key, Tally.NONE));
    undated = new Undated(context.getStateStore(Undated.STORE));
    live = new Unsent(context.getStateStore(LIVE), LIVE_PACE, this::fold);
    windowed = new Unsent(context.getStateStore(WINDOWED), WINDOWED_PACE, this::fold);
    context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, live::tick);
    context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, windowed::tick);
    context.schedule(CLOCK, PunctuationType.WALL_CLOCK_TIME, this::changeDays);
  }

  @Override
  public void process(Record<String, Change> record) {
    switch (record.value()) {
      case Additions additions -> add(record.key(), additions);
      case Terms said -> settle(said);
    }
  }

  private void add(String group, Additions additions) {
    additions
        .byItem()
        .forEach((item, tally) -> change(FigureKey.of(group, Window.ALL.word(), item), tally));
    var said = termsOf(group);
    additions.bySpot().forEach((spot, tally) -> addToWindows(group, spot, tally, said));
  }

  private void addToWindows(String group, Spot spot, Tally tally, @Nullable Terms said) {
    if (spot.isPresent() && publishing.windowsOf(group) == Windows.EVERY) {
      return;
    }
    if (said == null) {
      undated.add(group, spot, tally);
    } else if (spot.isPresent()) {
      change(FigureKey.of(group, Window.TRAILING, spot.item()), tally);
    } else {
      var day = days.of(spot.quarter(), said.zone());
      change(FigureKey.of(group, FigureKey.of(Period.DAY, day), spot.item()), tally);
      if (Trailing.covers(day, today(said).day())) {
        change(FigureKey.of(group, Window.TRAILING, spot.item()), tally);
      }
    }
  }

  private void change(String key, Tally delta) {
    var window = FigureKey.windowOf(key);
    var isLive =
        window.equals(Window.ALL.word())
            || window.equals(Window.TRAILING) && publishing.windowsOf(key) == Windows.ENDING_NOW;
    (isLive ? live : windowed).add(key, delta, context().currentSystemTimeMs());
  }

  /** Every figure that depends on the terms is made again under the new ones. */
  private void settle(Terms said) {
    var before = terms.get(said.pipelineId());
    terms.put(said.pipelineId(), said);
    undated.takeAll(
        said.pipelineId(), (what, tally) -> addToWindows(what.group(), what.spot(), tally, said));
    for (var prefix : publishing.concernedBy(before, said)) {
      settle(figures, prefix, before, said);
      settle(trailingFigures, prefix, before, said);
    }
  }

  private void settle(
      ReadOnlyKeyValueStore<String, Tally> store,
      String prefix,
      @Nullable Terms before,
      Terms said) {
    try (var found = store.prefixScan(prefix, new StringSerializer())) {
      while (found.hasNext()) {
        settle(found.next().key, before, said);
      }
    }
  }

  private void settle(String key, @Nullable Terms before, Terms said) {
    if (publishing.madeAgain(key, said)) {
      change(key, Tally.NONE);
    }
    if (before != null) {
      publishing.gone(key, before, said).forEach(gone -> takeOff(gone, said));
    }
  }

  private void takeOff(String key, Terms said) {
    context().forward(new Record<>(key, null, said.recordedAt()));
  }

  private void changeDays(long now) {
    for (var pipelineId : terms.keys().toList()) {
      if (terms.get(pipelineId) instanceof Terms said) {
        changeOfDay.tick(pipelineId, Today.in(said.zone(), now));
      }
    }
  }

  private void fold(String key, Tally delta) {
    var window = FigureKey.windowOf(key);
    var said = termsOf(key);
    var figure = folded(key, window, Publishing.withoutMark(delta), said);
    publishing
        .records(
            key,
            other -> other.equals(key) ? figure : numbers(other, said),
            delta.has(Slots.CORRECTION),
            said)
        .forEach(p -> send(p.key(), p.record()));
    if (!delta.isEmpty() && publishing.windowsOf(key) == Windows.EVERY) {
      FigureKey.coarser(window).forEach(wider -> change(FigureKey.in(wider, key), delta));
    }
  }

  private Tally folded(String key, String window, Tally gained, @Nullable Terms said) {
    if (window.equals(Window.TRAILING) && said != null) {
      return trailing.fold(key, gained, today(said));
    }
    var figure = kept(key).plus(gained);
    if (!gained.isEmpty()) {
      figures.put(key, figure);
    }
    return figure;
  }

  private Tally numbers(String key, @Nullable Terms said) {
    return FigureKey.windowOf(key).equals(Window.TRAILING) && said != null
        ? trailing.numbers(key, today(said))
        : kept(key);
  }

  private Tally withWhatWaits(String key) {
    return kept(key).plus(Publishing.withoutMark(windowed.waiting(key)));
  }

  private Tally kept(String key) {
    var figure = figures.get(key);
    return figure == null ? Tally.NONE : figure;
  }

  private @Nullable Terms termsOf(String key) {
    return terms.get(FigureKey.pipelineOf(key));
  }

  private Today today(Terms said) {
    return Today.in(said.zone(), context().currentSystemTimeMs());
  }

  private void send(String key, MetricRecord<?> record) {
    context().forward(new Record<>(key, record, record.asOf().toEpochMilli()));
  }
}
