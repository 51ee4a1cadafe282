package io.dealstream.query.reviews;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What can happen to a deal in a pipeline. */
enum What {
  OPENED,
  REOPENED,
  /** It came from another pipeline. */
  HANDED_IN,
  FORWARD,
  BACK,
  WON,
  LOST,
  /** It went to another pipeline. */
  HANDED_OFF,
  MERGED,
  DELETED;

  @JsonValue
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
