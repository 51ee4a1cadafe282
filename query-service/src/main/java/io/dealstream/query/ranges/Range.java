package io.dealstream.query.ranges;

import org.jspecify.annotations.Nullable;

/**
 * From one end to another, neither of which lies behind the other; null leaves an end open. Whether
 * the second one belongs to it is told by whoever asks for it.
 */
public record Range<T extends Comparable<? super T>>(@Nullable T from, @Nullable T to) {

  boolean isReversed() {
    return from != null && to != null && from.compareTo(to) > 0;
  }
}
