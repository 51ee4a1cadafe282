package io.dealstream.recount;

import io.dealstream.events.metric.Windows;
import io.dealstream.recount.lives.Credit;
import java.time.Instant;
import java.util.List;

/** In which of the figures that are wanted something counts. */
sealed interface Slicing permits OneSlice, EverySlice {

  /** What happened at a time. */
  List<Slice> at(Credit credit, Instant at, Windows measured);

  /** What happened before the window began; of all windows at once that is not looked for. */
  List<Slice> after(Credit credit, Instant at, Windows measured);

  /** What is so now, and belongs to no time. */
  List<Slice> now(Credit credit, Windows measured);
}
