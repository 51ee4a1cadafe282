package org.apache.kafka.streams.state.internals;

import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Keeps every store in memory, however it was asked for. A driver commits after each record; then
 * RocksDB writes a file for each store, and the driver looks long at each record of a changelog.
 * Both together took most of the time.
 *
 * <p>It stands here because the serdes of a store can be seen from nowhere else.
 */
public final class InMemory extends StreamsBuilder {

  private final boolean logged;

  private InMemory(boolean logged) {
    this.logged = logged;
  }

  /** Where somebody reads them. */
  public static InMemory withChangelogs() {
    return new InMemory(true);
  }

  public static InMemory withoutChangelogs() {
    return new InMemory(false);
  }

  @Override
  public synchronized StreamsBuilder addStateStore(StoreBuilder<?> store) {
    return super.addStateStore(
        store instanceof KeyValueStoreBuilder<?, ?> any ? inMemory(any) : store);
  }

  private <K, V> StoreBuilder<?> inMemory(KeyValueStoreBuilder<K, V> store) {
    var other =
        Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(store.name()), store.keySerde, store.valueSerde);
    if (!logged) {
      other.withLoggingDisabled();
    }
    return store.enableCaching ? other.withCachingEnabled() : other;
  }
}
