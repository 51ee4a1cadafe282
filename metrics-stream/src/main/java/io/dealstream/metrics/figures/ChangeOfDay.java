package io.dealstream.metrics.figures;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Finds the pages of trailing figures whose last day is over, a slice at a time. What it has found
 * so far is kept in memory only: each figure says of which day it is, so looking again does no
 * harm.
 */
final class ChangeOfDay {

  private static final int SLICE = 500;

  private final Trailing trailing;
  private final BiConsumer<String, Page> over;
  private final Map<String, LocalDate> done = new HashMap<>();
  private final Map<String, String> reached = new HashMap<>();

  /**
   * @param over is told each
   */
  ChangeOfDay(Trailing trailing, BiConsumer<String, Page> over) {
    this.trailing = trailing;
    this.over = over;
  }

  /** Looks at the next slice of a pipeline's. To be called at an even pace. */
  void tick(String pipelineId, Today today) {
    if (today.day().equals(done.get(pipelineId))) {
      return;
    }
    var stale = trailing.stale(pipelineId, reached.get(pipelineId), SLICE, today);
    if (stale.next() == null) {
      reached.remove(pipelineId);
      done.put(pipelineId, today.day());
    } else {
      reached.put(pipelineId, stale.next());
    }
    stale.found().forEach(over);
  }
}
