package io.dealstream.metrics.stores;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;
import org.jspecify.annotations.Nullable;

/**
 * A store of values that change often. They are held as they are, in the order in which they came,
 * and become bytes at a commit, on the changelog. A cached store of Kafka Streams turns every value
 * into bytes at every change instead.
 *
 * <p>All of it is in memory: it is for what is never much.
 */
public final class WriteBehind<V> implements StateStore, CachedStateStore<String, V> {

  private final KeyValueStore<String, V> committed;
  private final Map<String, V> values = new LinkedHashMap<>();
  private final Set<String> changed = new HashSet<>();
  private boolean loaded;

  private WriteBehind(KeyValueStore<String, V> committed) {
    this.committed = committed;
  }

  public static <V> StoreBuilder<WriteBehind<V>> store(String name, Serde<V> serde) {
    return new InMemory<>(name, true, _ -> new WriteBehind<>(committed(name, serde)));
  }

  private static <V> KeyValueStore<String, V> committed(String name, Serde<V> serde) {
    return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), serde)
        .withCachingDisabled()
        .withLoggingEnabled(Map.of())
        .build();
  }

  public @Nullable V get(String key) {
    return values().get(key);
  }

  public void put(String key, V value) {
    values().put(key, value);
    changed.add(key);
  }

  public void remove(String key) {
    if (values().remove(key) != null) {
      changed.add(key);
    }
  }

  /** The keys, the oldest first; to be read to its end before anything is changed. */
  public Stream<String> keys() {
    return values().keySet().stream();
  }

  /** What a restart left on the changelog is looked at when it is there: after it was restored. */
  private Map<String, V> values() {
    if (!loaded) {
      loaded = true;
      try (var all = committed.all()) {
        all.forEachRemaining(entry -> values.put(entry.key, entry.value));
      }
    }
    return values;
  }

  /** Called before each commit. */
  @Override
  public void flushCache() {
    changed.forEach(this::write);
    changed.clear();
  }

  private void write(String key) {
    var value = values.get(key);
    if (value != null) {
      committed.put(key, value);
    } else if (committed.get(key) != null) {
      committed.delete(key);
    }
  }

  /** Called where another instance takes over: what it commits comes in from the changelog. */
  @Override
  public void clearCache() {
    values.clear();
    changed.clear();
    loaded = false;
  }

  @Override
  public boolean setFlushListener(CacheFlushListener<String, V> listener, boolean sendOldValues) {
    return false;
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    clearCache();
    committed.init(context, root);
  }

  @Override
  public String name() {
    return committed.name();
  }

  @Override
  public void flush() {
    committed.flush();
  }

  @Override
  public void close() {
    committed.close();
  }

  @Override
  public boolean persistent() {
    return committed.persistent();
  }

  @Override
  public boolean isOpen() {
    return committed.isOpen();
  }
}
