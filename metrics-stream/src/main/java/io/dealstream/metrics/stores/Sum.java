package io.dealstream.metrics.stores;

import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * How values are added up: associative, so that some may be added up before the rest.
 *
 * @param open makes a value of its own from one that others may hold too
 * @param add the later one to one that was opened, which may be changed by it
 */
public record Sum<V>(UnaryOperator<V> open, BinaryOperator<V> add) {

  /** Of values that never change. */
  public static <V> Sum<V> of(BinaryOperator<V> plus) {
    return new Sum<>(value -> value, plus);
  }
}
