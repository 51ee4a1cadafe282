package io.dealstream.command.http;

import io.dealstream.edge.Problem;
import org.jspecify.annotations.Nullable;

/** Fields a body must have. */
public final class Needed {

  private Needed() {}

  public static <T> T needed(String field, @Nullable T value) {
    if (value == null) {
      throw Problem.malformed("missing-field", field, "it is needed");
    }
    return value;
  }
}
