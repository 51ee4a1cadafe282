package io.dealstream.command.store;

import org.jspecify.annotations.Nullable;

/**
 * Somebody else changed what this was decided on between our reading it and our writing. Nothing
 * was written; it may be tried afresh.
 */
public final class LostRace extends RuntimeException {

  public LostRace(@Nullable Throwable cause) {
    super("another command was faster", cause, false, false);
  }
}
