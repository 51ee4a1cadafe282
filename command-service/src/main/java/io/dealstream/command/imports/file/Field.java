package io.dealstream.command.imports.file;

import java.util.Locale;

/** The columns of the canonical forms. */
public enum Field {
  DEAL_ID,
  OCCURRED_AT,
  STAGE,
  REASON,
  ACTOR,
  AMOUNT,
  CURRENCY,
  NAME,
  OWNER,
  TEAM,
  SOURCE;

  private final String column = name().toLowerCase(Locale.ROOT);

  /** As headers and mappings spell it. */
  public String column() {
    return column;
  }
}
