package io.dealstream.metrics.tally;

import static io.dealstream.metrics.tally.Slots.HIGHS;
import static io.dealstream.metrics.tally.Slots.LATEST;

import java.util.Arrays;

/** A run of slots being written in ascending order. A sum that has come to nothing is left out. */
final class Merge {

  private final int[] slots;
  private final long[] values;
  private int size;

  Merge(int atMost) {
    slots = new int[atMost];
    values = new long[atMost];
  }

  void append(int slot, long value) {
    if (slot < HIGHS && value == 0) {
      return;
    }
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
    if (slot < HIGHS) {
      return Math.addExact(one, other);
    }
    return slot < LATEST ? Math.max(one, other) : other;
  }
}
