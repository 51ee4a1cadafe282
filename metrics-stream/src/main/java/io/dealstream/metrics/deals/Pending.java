package io.dealstream.metrics.deals;

import io.dealstream.metrics.figures.Additions;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * What deals add to figures, summed until it is sent on: under load one record carries what many
 * events add, so that the figures of a big pipeline are no hot spot. It is in a store, as a crash
 * may come between the commit of an event and the next time it is sent on.
 */
final class Pending {

  static final String STORE = "pending";

  private final KeyValueStore<String, Additions> store;
  private final BiConsumer<String, Additions> next;
  private boolean drained;
  private boolean sentThisTick;

  Pending(KeyValueStore<String, Additions> store, BiConsumer<String, Additions> next) {
    this.store = store;
    this.next = next;
    try (var left = store.all()) {
      drained = !left.hasNext();
    }
  }

  /** In memory: it never holds more than a few moments' worth; its changelog keeps it. */
  static StoreBuilder<?> store() {
    return Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(STORE), Serdes.String(), Additions.CODEC)
        .withCachingEnabled();
  }

  /** Takes what one event adds: the first since the last tick goes on at once. */
  void add(Map<String, Additions> groups) {
    if (drained && !sentThisTick) {
      sentThisTick = true;
      groups.forEach(next);
    } else {
      groups.forEach(this::keep);
    }
  }

  private void keep(String group, Additions additions) {
    var kept = store.get(group);
    store.put(group, kept == null ? additions : kept.plus(additions));
    drained = false;
  }

  /** Sends on what was kept. To be called at an even pace. */
  void tick() {
    sentThisTick = false;
    if (drained) {
      return;
    }
    try (var all = store.all()) {
      while (all.hasNext()) {
        var entry = all.next();
        next.accept(entry.key, entry.value);
        store.delete(entry.key);
      }
    }
    drained = true;
  }
}
