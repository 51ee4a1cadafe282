package io.dealstream.command.imports;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far an import has come. A file still being received is nobody's import yet. */
enum ImportState {
  RECEIVING,
  QUEUED,
  RUNNING,
  DONE,
  FAILED;

  @JsonValue
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static ImportState of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
