package io.dealstream.query.deals;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether a deal is decided, and how; or whether it counts no longer. */
public enum Status {
  OPEN,
  WON,
  LOST,
  MERGED,
  DELETED;

  /** Of a deal that counts no longer: it can be looked up, and stands in no list and no total. */
  public boolean isGone() {
    return this == MERGED || this == DELETED;
  }

  /** As in JSON, in the tables and in the {@code status} parameter. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Status> named(String word) {
    return Arrays.stream(values()).filter(s -> s.word().equals(word)).findFirst();
  }
}
