package io.dealstream.recount.lives;

/** How a visit ended. */
public enum Ending {
  ADVANCED,
  MOVED_BACK,
  WON,
  LOST,
  HANDED_OFF,
  MERGED,
  DELETED
}
