package io.dealstream.events.metric;

/** Which windows a metric is measured over; each of them has all that the next one has. */
public enum Windows {
  /**
   * All of time, every day, week, month and quarter, and the last ninety days. What is so now is in
   * the first alone.
   */
  EVERY,
  /** All of time and the last ninety days. What is so now is in both, as both end now. */
  ENDING_NOW,
  /** All of time alone: what is so now, and was at no other time. */
  NOW;

  public boolean include(Window window) {
    return switch (this) {
      case EVERY -> true;
      case ENDING_NOW -> window.date() == null;
      case NOW -> window.equals(Window.ALL);
    };
  }

  /** In words, for whoever asked for another one. */
  public String inWords() {
    return switch (this) {
      case EVERY -> "all, trailing90, day, week, month and quarter";
      case ENDING_NOW -> "all and trailing90";
      case NOW -> "all alone";
    };
  }
}
