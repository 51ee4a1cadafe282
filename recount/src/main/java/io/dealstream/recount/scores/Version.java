package io.dealstream.recount.scores;

import java.util.Optional;

/**
 * Which model spoke, and how often it had learnt or taken back.
 *
 * @param model {@code all} or {@code team:ID}
 */
record Version(String model, long number) {

  /** Empty where it is none. */
  static Optional<Version> of(String text) {
    var at = text.lastIndexOf('@');
    if (at <= 0 || !text.substring(at + 1).matches("0|[1-9][0-9]{0,17}")) {
      return Optional.empty();
    }
    return Optional.of(new Version(text.substring(0, at), Long.parseLong(text.substring(at + 1))));
  }

  @Override
  public String toString() {
    return model + "@" + number;
  }
}
