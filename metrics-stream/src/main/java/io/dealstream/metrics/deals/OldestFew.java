package io.dealstream.metrics.deals;

import java.util.Iterator;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The first keys of a place in its store, held in memory. Asking the store after each removal would
 * pass over everything removed before; here it is asked once in so many removals.
 *
 * <p>What is held is all there is up to the last key held, or, where {@code everything}, all there
 * is.
 */
final class OldestFew<K extends Comparable<? super K>> {

  private static final int FEW = 64;
  private static final int TOO_MANY = 2 * FEW;

  private final TreeSet<K> held = new TreeSet<>();
  private boolean everything;

  /**
   * @param stored what the store holds of the place beyond what is held, ascending
   */
  void fill(Iterator<K> stored) {
    while (held.size() < FEW && stored.hasNext()) {
      held.add(stored.next());
    }
    everything = !stored.hasNext();
  }

  boolean needsMore() {
    return held.isEmpty() && !everything;
  }

  void added(K key) {
    if (everything || key.compareTo(held.last()) < 0) {
      held.add(key);
    }
    if (held.size() > TOO_MANY) {
      while (held.size() > FEW) {
        held.pollLast();
      }
      everything = false;
    }
  }

  void removed(K key) {
    held.remove(key);
  }

  @Nullable K first() {
    return held.isEmpty() ? null : held.first();
  }
}
