package io.dealstream.metrics.figures;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * What is added at a time that has not come yet: money is told of that is spent on days to come. It
 * is kept until then, so that no figure has in it what has not been, and the last ninety days gain
 * each day what is of that day.
 */
public final class ToCome {

  public static final String STORE = "to-come";

  private static final String KEY = "%016d|%s";

  private final KeyValueStore<String, Additions> kept;

  /** All up to this quarter of an hour was taken out. */
  private long looked = -1;

  public ToCome(KeyValueStore<String, Additions> kept) {
    this.kept = kept;
  }

  public static StoreBuilder<?> store() {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(STORE), Serdes.String(), Additions.CODEC)
        .withCachingEnabled();
  }

  /**
   * Keeps what has not come yet. Clocks differ by some minutes: what is that little ahead has come.
   *
   * @param groups what each gains
   * @param now epoch milliseconds
   * @return what has come
   */
  public Map<String, Additions> keep(Map<String, Additions> groups, long now) {
    var come = new HashMap<String, Additions>();
    groups.forEach(
        (group, additions) -> {
          var its = new ArrayList<Gain>();
          for (var gain : additions.gains()) {
            var spot = gain.spot();
            if (spot.isPresent() || spot.quarter() <= lastToHaveCome(now)) {
              its.add(gain);
            } else {
              keep(KEY.formatted(spot.quarter(), group), new Additions(List.of(gain)));
            }
          }
          if (!its.isEmpty()) {
            come.put(group, new Additions(its));
          }
        });
    return come;
  }

  /** All under a key are of one quarter of an hour: they become one for each item. */
  private void keep(String key, Additions more) {
    var before = kept.get(key);
    kept.put(key, before == null ? more : new AddingUp().add(before).add(more).sum());
  }

  /**
   * Takes out what has come since. To be called at an even pace.
   *
   * @param now epoch milliseconds
   */
  public Map<String, Additions> come(long now) {
    var last = lastToHaveCome(now);
    if (last <= looked) {
      return Map.of();
    }
    var come = new HashMap<String, AddingUp>();
    var taken = new ArrayList<String>();
    try (var found = kept.range(KEY.formatted(looked + 1, ""), KEY.formatted(last + 1, ""))) {
      found.forEachRemaining(
          entry -> {
            come.computeIfAbsent(groupOf(entry.key), _ -> new AddingUp()).add(entry.value);
            taken.add(entry.key);
          });
    }
    taken.forEach(kept::delete);
    looked = last;
    var sums = new HashMap<String, Additions>();
    come.forEach((group, adding) -> sums.put(group, adding.sum()));
    return sums;
  }

  private static String groupOf(String key) {
    return key.substring(key.indexOf('|') + 1);
  }

  private static long lastToHaveCome(long now) {
    return Spot.at("", now).quarter() + 1;
  }
}
