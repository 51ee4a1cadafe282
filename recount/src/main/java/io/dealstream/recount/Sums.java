package io.dealstream.recount;

import io.dealstream.events.metric.Windows;
import io.dealstream.recount.lives.Credit;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What a metric has counted, slice by slice.
 *
 * @param <S> what it keeps of one slice
 */
final class Sums<S> {

  private final Windows measured;
  private final Slicing slicing;
  private final Supplier<S> nothing;
  private final Map<Slice, S> bySlice = new HashMap<>();

  Sums(Windows measured, Slicing slicing, Supplier<S> nothing) {
    this.measured = measured;
    this.slicing = slicing;
    this.nothing = nothing;
  }

  /** What happened at a time counts in the windows around it. */
  void at(Instant at, Credit credit, Consumer<S> change) {
    slicing.at(credit, at, measured).forEach(slice -> change.accept(of(slice)));
  }

  /** The same, but for segments that another credit is in too. */
  void atBut(Instant at, Credit credit, Credit but, Consumer<S> change) {
    slicing.at(credit, at, measured).stream()
        .filter(slice -> !but.isIn(slice.segment()))
        .forEach(slice -> change.accept(of(slice)));
  }

  /** What happened at a time lies before the windows that begin later. */
  void before(Instant at, Credit credit, Consumer<S> change) {
    slicing.after(credit, at, measured).forEach(slice -> change.accept(of(slice)));
  }

  /** What is so now counts in the windows that end now. */
  void now(Credit credit, Consumer<S> change) {
    slicing.now(credit, measured).forEach(slice -> change.accept(of(slice)));
  }

  /** In which anything was counted, or looked at. */
  Set<Slice> slices() {
    return bySlice.keySet();
  }

  S of(Slice slice) {
    return bySlice.computeIfAbsent(slice, _ -> nothing.get());
  }
}
