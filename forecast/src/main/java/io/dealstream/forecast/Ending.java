package io.dealstream.forecast;

/** How a deal's time in the pipeline ends. */
public enum Ending {
  WON,
  LOST,
  /** Merged, deleted or handed off: no outcome. Until then it was open; after that nobody knows. */
  GONE
}
