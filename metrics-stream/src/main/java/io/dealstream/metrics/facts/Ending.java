package io.dealstream.metrics.facts;

/** How a visit ends. */
public enum Ending {
  ADVANCED,
  MOVED_BACK,
  WON,
  LOST,
  HANDED_OFF,
  MERGED,
  DELETED
}
