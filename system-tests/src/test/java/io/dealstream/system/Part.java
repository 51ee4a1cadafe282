package io.dealstream.system;

import java.util.Locale;

/** A process of the stack that can die. */
public enum Part {
  COMMAND,
  QUERY,
  METRICS,
  KAFKA,
  POSTGRES;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
