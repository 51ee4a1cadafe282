package io.dealstream.command.store;

/** More waits to be stored than there is room for. Nothing was written; it may be tried later. */
public final class StoreBusy extends RuntimeException {

  StoreBusy() {
    super("too many commands wait to be stored", null, false, false);
  }
}
