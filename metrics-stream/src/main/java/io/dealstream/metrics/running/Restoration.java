package io.dealstream.metrics.running;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/**
 * Which stores are being filled from their changelogs just now, and how far that is. What there is
 * to do is told in offsets of the changelogs: marks of transactions and what was compacted away
 * count there, and take no time.
 */
final class Restoration implements StateRestoreListener {

  private static final long BETWEEN_LINES = Duration.ofSeconds(3).toNanos();

  private record Part(TopicPartition partition, String store) {}

  private static final class Way {
    final long from;
    final long to;
    long at;
    boolean going = true;

    Way(long from, long to) {
      this.from = from;
      this.to = Math.max(from, to);
      this.at = from;
    }
  }

  private final Map<String, Integer> subtopologies;
  private final MeterRegistry meters;
  private final LongSupplier nanos;
  private final Consumer<String> log;
  private final Set<String> known = new HashSet<>();

  // Those that were done meanwhile too, until others begin after all of them.
  private final Map<Part, Way> round = new HashMap<>();
  private long records;
  private long began;
  private long toldAt;

  /**
   * @param subtopologies which each store belongs to, by name
   * @param log takes a line every few seconds
   */
  Restoration(
      Map<String, Integer> subtopologies,
      MeterRegistry meters,
      LongSupplier nanos,
      Consumer<String> log) {
    this.subtopologies = subtopologies;
    this.meters = meters;
    this.nanos = nanos;
    this.log = log;
    Gauge.builder("dealstream.metrics.restoring.tasks", this, r -> r.progress().tasks())
        .description("Tasks of this instance that wait for stores to be filled")
        .strongReference(true)
        .register(meters);
  }

  synchronized boolean goesOn() {
    return round.values().stream().anyMatch(way -> way.going);
  }

  synchronized RestoreProgress progress() {
    var tasks = new HashSet<String>();
    var stores = new TreeMap<String, RestoreProgress.Way>();
    round.forEach(
        (part, way) -> {
          if (way.going) {
            tasks.add(task(part));
          }
          stores.merge(
              part.store,
              new RestoreProgress.Way(way.at - way.from, way.to - way.from),
              RestoreProgress.Way::plus);
        });
    var took = (nanos.getAsLong() - began) / 1e9;
    return new RestoreProgress(tasks.size(), stores, took > 0 ? records / took : 0);
  }

  private String task(Part part) {
    return subtopologies.getOrDefault(part.store, 0) + "_" + part.partition.partition();
  }

  @Override
  public synchronized void onRestoreStart(
      TopicPartition partition, String store, long from, long to) {
    if (!goesOn()) {
      round.clear();
      records = 0;
      began = nanos.getAsLong();
      toldAt = began;
    }
    round.put(new Part(partition, store), new Way(from, to));
    if (known.add(store)) {
      Gauge.builder("dealstream.metrics.restore.remaining.records", this, r -> r.remaining(store))
          .tag("store", store)
          .description("What is left of its changelogs until it is filled")
          .strongReference(true)
          .register(meters);
    }
  }

  private double remaining(String store) {
    var way = progress().stores().get(store);
    return way == null ? 0 : way.all() - way.done();
  }

  @Override
  public synchronized void onBatchRestored(
      TopicPartition partition, String store, long to, long restored) {
    records += restored;
    meters
        .counter("dealstream.metrics.restored.records", "store", store)
        .increment((double) restored);
    var way = round.get(new Part(partition, store));
    if (way != null) {
      way.at = Math.clamp(to + 1, way.at, way.to);
    }
    if (nanos.getAsLong() - toldAt >= BETWEEN_LINES) {
      toldAt = nanos.getAsLong();
      log.accept("filling stores: " + progress());
    }
  }

  @Override
  public synchronized void onRestoreEnd(TopicPartition partition, String store, long restored) {
    var way = round.get(new Part(partition, store));
    if (way != null) {
      way.at = way.to;
      way.going = false;
    }
    if (!goesOn() && records > 0) {
      log.accept("stores are filled: " + progress());
    }
  }

  /** Another instance goes on with it. */
  @Override
  public synchronized void onRestoreSuspended(
      TopicPartition partition, String store, long restored) {
    round.remove(new Part(partition, store));
  }
}
