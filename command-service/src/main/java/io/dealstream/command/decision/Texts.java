package io.dealstream.command.decision;

import org.jspecify.annotations.Nullable;

/** What text people write may hold: nothing that a database or a reader downstream cannot take. */
public final class Texts {

  private static final int LONGEST_LINE = 200;
  private static final int LONGEST_REASON = 2_000;

  private Texts() {}

  public static String name(String field, String name) {
    if (name.isBlank() || name.length() > LONGEST_LINE) {
      throw new Refused(
          "invalid-name", field, "1 to " + LONGEST_LINE + " characters, not all blank");
    }
    return storable(field, name);
  }

  /**
   * @return null for a blank one
   */
  public static @Nullable String reason(@Nullable String reason) {
    return lines("reason", reason);
  }

  /**
   * A few lines in people's own words.
   *
   * @return null for blank ones
   */
  public static @Nullable String lines(String field, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    if (text.length() > LONGEST_REASON) {
      throw new Refused(field + "-too-long", field, LONGEST_REASON + " characters at most");
    }
    return storable(field, text.strip());
  }

  private static String storable(String field, String text) {
    if (text.codePoints().anyMatch(c -> unstorable(c) && c != '\n' && c != '\t')) {
      throw new Refused("invalid-text", field, "control characters cannot be kept");
    }
    return text;
  }

  /** Control characters, and halves of characters. */
  static boolean unstorable(int codePoint) {
    return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
  }
}
