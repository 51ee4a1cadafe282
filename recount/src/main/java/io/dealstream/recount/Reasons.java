package io.dealstream.recount;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Why fields of a figure are null, by their names. */
final class Reasons {

  private final Map<String, String> codes = new TreeMap<>();

  /** Notes the code where there is no value. */
  <T> @Nullable T of(String field, @Nullable T value, String code) {
    if (value == null) {
      codes.put(field, code);
    }
    return value;
  }

  Map<String, String> codes() {
    return Map.copyOf(codes);
  }
}
