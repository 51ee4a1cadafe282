package io.dealstream.command.imports.file;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The columns of the canonical form. */
public enum Field {
  DEAL_ID(true),
  OCCURRED_AT(true),
  STAGE(true),
  REASON(true),
  ACTOR(true),
  AMOUNT(true),
  CURRENCY(true),
  NAME(false),
  OWNER(false),
  TEAM(false),
  SOURCE(false);

  private final boolean required;

  Field(boolean required) {
    this.required = required;
  }

  /** As headers and mappings spell it. */
  public String column() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  public static Optional<Field> named(String column) {
    return Arrays.stream(values()).filter(field -> field.column().equals(column)).findFirst();
  }

  static List<String> required() {
    return Arrays.stream(values()).filter(field -> field.required).map(Field::column).toList();
  }
}
