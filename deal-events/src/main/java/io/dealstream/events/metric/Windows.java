package io.dealstream.events.metric;

/** Which windows a metric is measured over. */
public enum Windows {
  /**
   * All of time, every day, week, month and quarter, and the last ninety days. What is so now is in
   * the first alone.
   */
  EVERY,
  /** All of time and the last ninety days. What is so now is in both, as both end now. */
  ENDING_NOW;

  public boolean include(Window window) {
    return this == EVERY || window.date() == null;
  }
}
