package io.dealstream.command.retirement;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a retirement has come. Queued: the deals are not counted yet. */
enum RetirementState {
  QUEUED,
  RUNNING,
  DONE;

  @JsonValue
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static RetirementState of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
