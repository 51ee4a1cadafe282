package io.dealstream.metrics.stores;

import org.jspecify.annotations.Nullable;

/** A sum in the making: its first value is not copied before there is a second one. */
final class Adding<V> {

  private final Sum<V> sum;
  private @Nullable V value;
  private boolean open;

  Adding(Sum<V> sum) {
    this.sum = sum;
  }

  void add(V later) {
    if (value == null) {
      value = later;
      return;
    }
    value = sum.add().apply(open ? value : sum.open().apply(value), later);
    open = true;
  }

  void addAll(Adding<V> later) {
    if (later.value != null) {
      add(later.value);
    }
  }

  @Nullable V value() {
    return value;
  }
}
