package io.dealstream.command.store;

/** Something was decided on what is remembered and is no longer so. */
final class DecidedOnMemory extends RuntimeException {

  DecidedOnMemory() {
    super("decided on what is no longer so", null, false, false);
  }
}
