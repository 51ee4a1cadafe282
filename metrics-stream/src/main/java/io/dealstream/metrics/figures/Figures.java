package io.dealstream.metrics.figures;

import io.dealstream.events.metric.MetricRecord;
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
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * Folds what stage 1 sends and publishes what it comes to: a figure's first change at once, then at
 * most ten a second.
 */
public final class Figures extends ContextualProcessor<String, Change, String, MetricRecord<?>> {

  private static final String FIGURES = "figures";
  private static final String TERMS = "terms";
  private static final Duration TICK = Duration.ofMillis(25);

  private final Publishing publishing;

  // Set anew by init, which Kafka Streams calls again where it revives a task.
  private @SuppressWarnings("NullAway.Init") KeyValueStore<String, Tally> figures;
  private @SuppressWarnings("NullAway.Init") KeyValueStore<String, Terms> terms;
  private @SuppressWarnings("NullAway.Init") Unsent unsent;

  public Figures(List<Showing<?>> metrics) {
    publishing = new Publishing(metrics);
  }

  public static Stream<StoreBuilder<?>> stores() {
    return Stream.of(
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(FIGURES), Serdes.String(), Tally.CODEC)
            .withCachingEnabled(),
        Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(TERMS), Serdes.String(), Terms.CODEC),
        Unsent.store());
  }

  public static String[] storeNames() {
    return new String[] {FIGURES, TERMS, Unsent.STORE};
  }

  @Override
  public void init(ProcessorContext<String, MetricRecord<?>> context) {
    super.init(context);
    figures = context.getStateStore(FIGURES);
    terms = context.getStateStore(TERMS);
    unsent = new Unsent(context.getStateStore(Unsent.STORE), this::fold);
    context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, unsent::tick);
  }

  @Override
  public void process(Record<String, Change> record) {
    switch (record.value()) {
      case Additions additions ->
          additions
              .byItem()
              .forEach((item, tally) -> change(FigureKey.of(record.key(), item), tally));
      case Terms said -> settle(said);
    }
  }

  private void change(String key, Tally delta) {
    unsent.add(key, delta, context().currentSystemTimeMs());
  }

  /** Every figure that depends on the terms is made again under the new ones. */
  private void settle(Terms said) {
    var before = terms.get(said.pipelineId());
    terms.put(said.pipelineId(), said);
    for (var prefix : publishing.concernedBy(before, said)) {
      try (var found = figures.prefixScan(prefix, new StringSerializer())) {
        while (found.hasNext()) {
          settle(found.next().key, before, said);
        }
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

  private void fold(String key, Tally delta) {
    var before = numbers(key);
    var gained = Publishing.withoutMark(delta);
    var figure = before.plus(gained);
    if (!gained.isEmpty()) {
      figures.put(key, figure);
    }
    publishing
        .records(
            key,
            other -> other.equals(key) ? figure : numbers(other),
            delta.has(Slots.CORRECTION),
            terms.get(FigureKey.pipelineOf(key)))
        .forEach(p -> send(p.key(), p.record()));
  }

  private Tally numbers(String key) {
    var figure = figures.get(key);
    return figure == null ? Tally.NONE : figure;
  }

  private void send(String key, MetricRecord<?> record) {
    context().forward(new Record<>(key, record, record.asOf().toEpochMilli()));
  }
}
