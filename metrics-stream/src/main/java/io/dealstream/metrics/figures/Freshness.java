package io.dealstream.metrics.figures;

/** Is told how old what is sent is. */
@FunctionalInterface
public interface Freshness {

  /**
   * A figure goes out with what events have added to it. One that is only shown again, because a
   * day has passed or a pipeline has changed, is not told.
   *
   * @param ofAllTime whether it is of window {@code all}, which is sent sooner than any other
   * @param recordedAt of the newest event that was added, epoch milliseconds
   * @param now wall clock, epoch milliseconds
   */
  void sent(boolean ofAllTime, long recordedAt, long now);
}
