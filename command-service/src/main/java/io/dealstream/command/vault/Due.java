package io.dealstream.command.vault;

import org.jspecify.annotations.Nullable;

/**
 * A thing as it is when it is sent.
 *
 * @param change which change of it this includes
 * @param value null where it is erased
 */
public record Due(String key, long change, byte @Nullable [] value) {

  /** What is kept here must not come into a log by accident. */
  @Override
  public String toString() {
    return "change " + change;
  }
}
