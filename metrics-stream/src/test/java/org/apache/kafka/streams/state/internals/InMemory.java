package org.apache.kafka.streams.state.internals;

import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Keeps every store in memory and without a changelog, however it was asked for. A driver commits
 * after each record; then RocksDB writes a file for each store, and the driver looks long at each
 * record of a changelog, which nobody reads. Both together took most of the time.
 *
 * <p>It stands here because the serdes of a store can be seen from nowhere else.
 */
public final class InMemory extends StreamsBuilder {

  @Override
  public synchronized StreamsBuilder addStateStore(StoreBuilder<?> store) {
    return super.addStateStore(
        store instanceof KeyValueStoreBuilder<?, ?> any ? inMemory(any) : store);
  }

  private static <K, V> StoreBuilder<?> inMemory(KeyValueStoreBuilder<K, V> store) {
    var other =
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(store.name()), store.keySerde, store.valueSerde)
            .withLoggingDisabled();
    return store.enableCaching ? other.withCachingEnabled() : other;
  }
}
