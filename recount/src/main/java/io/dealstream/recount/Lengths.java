package io.dealstream.recount;

import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Lengths of time, each of them kept: so every percentile is exact. */
final class Lengths {

  private long[] millis = new long[4];
  private int count;
  private boolean sorted = true;

  void add(long length) {
    if (count == millis.length) {
      millis = Arrays.copyOf(millis, 2 * count);
    }
    millis[count++] = length;
    sorted = false;
  }

  int count() {
    return count;
  }

  BigDecimal sumSeconds() {
    return Form.seconds(sum());
  }

  @Nullable BigDecimal meanSeconds() {
    return Form.meanSeconds(sum(), count);
  }

  @Nullable BigDecimal minSeconds() {
    return count == 0 ? null : Form.seconds(ranked(1));
  }

  @Nullable BigDecimal maxSeconds() {
    return count == 0 ? null : Form.seconds(ranked(count));
  }

  @Nullable BigDecimal percentileSeconds(int percent) {
    return count == 0 ? null : Form.seconds(percentile(percent));
  }

  /**
   * Nearest rank: the smallest with at least that share of all at or below it. Only where there are
   * any.
   */
  long percentile(int percent) {
    return ranked(Math.ceilDiv(Math.multiplyExact(count, percent), 100));
  }

  private long sum() {
    var sum = 0L;
    for (var i = 0; i < count; i++) {
      sum = Math.addExact(sum, millis[i]);
    }
    return sum;
  }

  /**
   * @param rank 1 is the shortest
   */
  long ranked(int rank) {
    if (!sorted) {
      Arrays.sort(millis, 0, count);
      sorted = true;
    }
    return millis[rank - 1];
  }
}
