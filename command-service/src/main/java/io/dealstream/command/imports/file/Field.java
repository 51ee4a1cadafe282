package io.dealstream.command.imports.file;

import java.util.Locale;

/** The columns of the canonical forms. */
public enum Field {
  DEAL_ID,
  LEAD_ID,
  OCCURRED_AT,
  STAGE,
  REASON,
  ACTOR,
  AMOUNT,
  CURRENCY,
  NAME,
  OWNER,
  TEAM,
  SOURCE,
  STATUS,
  CAMPAIGN,
  TYPE,
  HAPPENED_AT,
  DUE_AT,
  TITLE,
  TEXT,
  LINK,
  BY;

  private final String column = name().toLowerCase(Locale.ROOT);

  /** As headers and mappings spell it. */
  public String column() {
    return column;
  }
}
