package io.dealstream.metrics.figures;

import io.dealstream.metrics.tally.Tally;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Changes of figures that were sent a moment ago and wait their turn. A figure is folded when it is
 * sent, so that a busy one is read and written ten times a second and no more. Kept in a store:
 * what a crash left here is sent at the next start.
 */
final class Unsent {

  static final String STORE = "dirty";

  private static final long PAUSE = 100;
  private static final int SLICE = 2_000;

  private final KeyValueStore<String, Tally> waiting;
  private final BiConsumer<String, Tally> send;
  private final Map<String, Long> sentAt = new LinkedHashMap<>();

  Unsent(KeyValueStore<String, Tally> waiting, BiConsumer<String, Tally> send) {
    this.waiting = waiting;
    this.send = send;
  }

  /** In memory: it never holds more than changed within a pause; its changelog keeps it. */
  static StoreBuilder<?> store() {
    return Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(STORE), Serdes.String(), Tally.CODEC)
        .withCachingEnabled();
  }

  /**
   * @param now wall clock, milliseconds
   */
  void add(String key, Tally delta, long now) {
    var waited = waiting.get(key);
    var all = waited == null ? delta : waited.plus(delta);
    if (rests(key, now)) {
      waiting.put(key, all);
      return;
    }
    if (waited != null) {
      waiting.delete(key);
    }
    sentAt.put(key, now);
    send.accept(key, all);
  }

  /** Sends what has waited long enough, in slices, so that the stream goes on in between. */
  void tick(long now) {
    forget(now);
    var left = SLICE;
    try (var all = waiting.all()) {
      while (all.hasNext() && left > 0) {
        var entry = all.next();
        if (!rests(entry.key, now)) {
          waiting.delete(entry.key);
          sentAt.put(entry.key, now);
          send.accept(entry.key, entry.value);
          left--;
        }
      }
    }
  }

  private boolean rests(String key, long now) {
    var sent = sentAt.get(key);
    return sent != null && now - sent < PAUSE;
  }

  private void forget(long now) {
    sentAt.values().removeIf(sent -> now - sent >= PAUSE);
  }
}
