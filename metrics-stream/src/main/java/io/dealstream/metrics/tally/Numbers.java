package io.dealstream.metrics.tally;

import java.util.Arrays;

/** A tally in the making. */
public final class Numbers {

  /** An event changes few slots of a figure. */
  private static final int USUAL = 8;

  private int[] slots = new int[USUAL];
  private long[] values = new long[USUAL];
  private int size;

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

  /** All of them: as {@link Tally#plus} has it. */
  public Numbers plus(Tally tally) {
    tally.forEach(this::put);
    return this;
  }

  /** All of them, as of a tally. */
  public Numbers plus(Numbers other) {
    for (var i = 0; i < other.size; i++) {
      put(other.slots[i], other.values[i]);
    }
    return this;
  }

  public Numbers copy() {
    return new Numbers().plus(this);
  }

  /** Whether not everything has cancelled out. */
  public boolean comeToSomething() {
    for (var i = 0; i < size; i++) {
      if (Merge.stays(slots[i], values[i])) {
        return true;
      }
    }
    return false;
  }

  private Numbers put(int slot, long value) {
    var at = Arrays.binarySearch(slots, 0, size, slot);
    if (at < 0) {
      insert(-at - 1, slot, value);
    } else {
      values[at] = Merge.together(slot, values[at], value);
    }
    return this;
  }

  private void insert(int at, int slot, long value) {
    if (size == slots.length) {
      slots = Arrays.copyOf(slots, 2 * size);
      values = Arrays.copyOf(values, 2 * size);
    }
    System.arraycopy(slots, at, slots, at + 1, size - at);
    System.arraycopy(values, at, values, at + 1, size - at);
    slots[at] = slot;
    values[at] = value;
    size++;
  }

  public Tally tally() {
    var merge = new Merge(size);
    for (var i = 0; i < size; i++) {
      merge.append(slots[i], values[i]);
    }
    return merge.tally();
  }
}
