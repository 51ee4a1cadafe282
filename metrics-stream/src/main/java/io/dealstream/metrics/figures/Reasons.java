package io.dealstream.metrics.figures;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why figures are null, collected field by field. */
public final class Reasons {

  private final Map<String, String> codes = new LinkedHashMap<>();

  /** Notes the reason where there is no figure. */
  public <T> @Nullable T of(String field, @Nullable T figure, String reason) {
    if (figure == null) {
      codes.put(field, reason);
    }
    return figure;
  }

  public Map<String, String> codes() {
    return codes;
  }
}
