package io.dealstream.command.deal;

import com.github.f4b6a3.uuid.UuidCreator;

/** The ids of what callers give none. */
final class DealIds {

  private DealIds() {}

  static String generated() {
    return UuidCreator.getTimeOrderedEpoch().toString();
  }
}
