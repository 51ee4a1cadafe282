package io.dealstream.query.deals;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether a deal is decided, and how. */
public enum Status {
  OPEN,
  WON,
  LOST;

  /** As in JSON, in the tables and in the {@code status} parameter. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Status> named(String word) {
    return Arrays.stream(values()).filter(s -> s.word().equals(word)).findFirst();
  }
}
