package io.dealstream.query.leads;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What was decided of a lead. */
enum Status {
  /** Nothing yet. */
  OPEN,
  QUALIFIED,
  DISQUALIFIED,
  /** It became a deal. */
  CONVERTED;

  @JsonValue
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Status> named(String word) {
    return Stream.of(values()).filter(status -> status.word().equals(word)).findFirst();
  }
}
