package io.dealstream.metrics.tally;

import java.util.TreeMap;

/** A tally in the making. */
public final class Numbers {

  private final TreeMap<Integer, Long> bySlot = new TreeMap<>();

  public Numbers add(int slot, long delta) {
    return put(slot, delta);
  }

  /** Only ever upwards. */
  public Numbers raise(int slot, long value) {
    return put(slot, value);
  }

  public Numbers latest(int slot, long value) {
    return put(slot, value);
  }

  private Numbers put(int slot, long value) {
    bySlot.merge(slot, value, (one, other) -> Merge.together(slot, one, other));
    return this;
  }

  public Tally tally() {
    var merge = new Merge(bySlot.size());
    bySlot.forEach(merge::append);
    return merge.tally();
  }
}
