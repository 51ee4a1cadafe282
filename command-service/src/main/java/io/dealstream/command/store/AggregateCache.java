package io.dealstream.command.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.AggregateCacheEntry;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates as the last command of this process left them. Another process may have changed one
 * since, so whoever takes one out is noted in the write set with its version: what it appends shows
 * that the aggregate was still like that, or else the store is asked. Axon puts one in before its
 * events are durable, while it still holds the aggregate's lock, and removes it when they do not
 * become so.
 *
 * <p>What has not been asked for longest goes first. A cache that also weighs how often something
 * was asked for would keep deals that were busy once and turn away the ones just opened, which are
 * about to be: it is full of the former after some minutes, and then remembers next to nothing of
 * use.
 */
public final class AggregateCache implements Cache {

  /** The name an aggregate asks for it by. */
  public static final String BEAN = "aggregateCache";

  private final Map<Object, Object> aggregates;

  /**
   * @param most how many are kept
   */
  AggregateCache(int most) {
    this.aggregates =
        Collections.synchronizedMap(
            new LinkedHashMap<>(1_024, 0.75f, true) {
              @Override
              protected boolean removeEldestEntry(Map.Entry<Object, Object> eldest) {
                return size() > most;
              }
            });
  }

  @Override
  @SuppressWarnings({"unchecked", "NullAway"}) // Axon's own: whoever put it in knows what it is
  public <K, V> @Nullable V get(K id) {
    var set = WriteSet.present();
    if (set == null || !set.mayRecall()) {
      return null;
    }
    var aggregate = aggregates.get(id);
    if (aggregate != null) {
      set.recalled((String) id, version((AggregateCacheEntry<?>) aggregate));
    }
    return (V) aggregate;
  }

  /** An entry in memory holds the aggregate itself, and needs nothing to build it from. */
  @SuppressWarnings({"NullAway", "DataFlowIssue"})
  private static long version(AggregateCacheEntry<?> entry) {
    return entry.recreateAggregate(null, null, null).version();
  }

  /** An aggregate that was refused before it came to be has no id yet. */
  @Override
  public void put(@Nullable Object id, Object aggregate) {
    if (id != null) {
      aggregates.put(id, aggregate);
    }
  }

  @Override
  public boolean putIfAbsent(Object id, Object aggregate) {
    return aggregates.putIfAbsent(id, aggregate) == null;
  }

  @Override
  public boolean remove(@Nullable Object id) {
    return id != null && aggregates.remove(id) != null;
  }

  @Override
  public boolean containsKey(Object id) {
    return aggregates.containsKey(id);
  }

  @Override
  public Registration registerCacheEntryListener(EntryListener listener) {
    throw new UnsupportedOperationException("nobody is told what is remembered");
  }
}
