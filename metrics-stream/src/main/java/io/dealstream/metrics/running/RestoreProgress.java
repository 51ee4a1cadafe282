package io.dealstream.metrics.running;

import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * How far stores are filled.
 *
 * @param tasks that wait for it
 * @param stores by name, over all partitions this instance has of them
 * @param recordsPerSecond since it began
 */
record RestoreProgress(int tasks, SortedMap<String, Way> stores, double recordsPerSecond) {

  /** In offsets of changelogs. */
  record Way(long done, long all) {

    Way plus(Way other) {
      return new Way(done + other.done, all + other.all);
    }

    /** Rounded down: all of it is 100, and nothing else. */
    int percent() {
      return all == 0 ? 100 : (int) (100 * done / all);
    }
  }

  Way together() {
    return stores.values().stream().reduce(new Way(0, 0), Way::plus);
  }

  @Override
  public String toString() {
    var all = together();
    return String.format(
        Locale.ROOT,
        "%d %%, %,d of %,d, %,.0f records/s, %d tasks wait; %s",
        all.percent(),
        all.done,
        all.all,
        recordsPerSecond,
        tasks,
        stores.entrySet().stream()
            .map(store -> store.getKey() + " " + store.getValue().percent() + " %")
            .collect(Collectors.joining(", ")));
  }
}
