package io.dealstream.command.store;

/**
 * Somebody else changed the aggregate between our reading it and our writing to it. Nothing was
 * written; the whole transaction is to be rolled back and may be tried afresh.
 */
public final class LostRace extends RuntimeException {

  public LostRace(Throwable cause) {
    super("another command was faster", cause, false, false);
  }
}
