package io.dealstream.command.store;

/** Something was decided on what is remembered, and nothing shows that it is still so. */
final class DecidedOnMemory extends RuntimeException {

  DecidedOnMemory() {
    super("decided on what may no longer be so", null, false, false);
  }
}
