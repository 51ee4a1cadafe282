package io.dealstream.metrics.deals;

import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The first of many that come and go, most of which are in a store only. Asking the store after
 * each removal would pass over everything removed before; here it is asked once in so many.
 *
 * <p>What is held is all there is up to the last one held, or, where there is room, all there is.
 */
final class OldestFew<K extends Comparable<? super K>> {

  private static final int FEW = 64;

  private final TreeSet<K> held = new TreeSet<>();
  private boolean everything = true;

  /** Without any, to be told of all there are, in their order, as long as there is room. */
  void startOver() {
    held.clear();
    everything = true;
  }

  boolean hasRoom() {
    return everything;
  }

  boolean needsMore() {
    return held.isEmpty() && !everything;
  }

  void added(K key) {
    if (everything || key.compareTo(held.last()) < 0) {
      held.add(key);
      if (held.size() > FEW) {
        held.pollLast();
        everything = false;
      }
    }
  }

  void removed(K key) {
    held.remove(key);
  }

  int size() {
    return held.size();
  }

  /** Null where there is none. */
  @Nullable K first() {
    return held.isEmpty() ? null : held.first();
  }
}
