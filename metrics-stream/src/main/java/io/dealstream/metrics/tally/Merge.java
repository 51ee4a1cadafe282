package io.dealstream.metrics.tally;

import static io.dealstream.metrics.tally.Slots.CAME;
import static io.dealstream.metrics.tally.Slots.HIGHS;
import static io.dealstream.metrics.tally.Slots.LATEST;
import static io.dealstream.metrics.tally.Slots.SINCE;

import java.util.Arrays;

/** A run of slots being written in ascending order. A sum that has come to nothing is left out. */
final class Merge {

  private final int[] slots;
  private final long[] values;
  private int size;
  private long asOf = Long.MIN_VALUE;

  Merge(int atMost) {
    slots = new int[atMost];
    values = new long[atMost];
  }

  void append(int slot, long value) {
    if (!stays(slot, value)) {
      return;
    }
    if (slot == Slots.AS_OF) {
      asOf = value;
    }
    if (slot >= SINCE) {
      join(Since.by(asOf, slot), value);
    } else {
      put(slot, value);
    }
  }

  /** Times that have become one slot come one after the other. */
  private void join(int slot, long value) {
    if (size == 0 || slots[size - 1] != slot) {
      put(slot, value);
      return;
    }
    var both = together(slot, values[--size], value);
    if (both != 0) {
      put(slot, both);
    }
  }

  private void put(int slot, long value) {
    slots[size] = slot;
    values[size++] = value;
  }

  Tally tally() {
    return size == slots.length
        ? new Tally(slots, values)
        : new Tally(Arrays.copyOf(slots, size), Arrays.copyOf(values, size));
  }

  /**
   * @throws ArithmeticException where a sum no longer fits
   */
  static long together(int slot, long one, long other) {
    if (isSum(slot)) {
      return Math.addExact(one, other);
    }
    return slot < LATEST ? Math.max(one, other) : other;
  }

  /** Whether it does not come to nothing. */
  static boolean stays(int slot, long value) {
    return value != 0 || !isSum(slot);
  }

  private static boolean isSum(int slot) {
    return slot < HIGHS || slot >= CAME;
  }
}
