package io.dealstream.command.store;

/**
 * The database went away in the middle of a commit and has not come back to say what became of it.
 */
public final class OutcomeUnknown extends RuntimeException {

  OutcomeUnknown(Throwable cause) {
    super("it is not known whether it was stored", cause);
  }
}
