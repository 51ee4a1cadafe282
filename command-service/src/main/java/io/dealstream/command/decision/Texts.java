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
   * A label of a line.
   *
   * @return null for a blank one
   */
  public static @Nullable String line(String field, @Nullable String text) {
    return text == null || text.isBlank() ? null : name(field, text.strip());
  }

  /**
   * A few lines in people's own words.
   *
   * @return null for blank ones
   */
  public static @Nullable String lines(String field, @Nullable String text) {
    return words(field, text, LONGEST_REASON);
  }

  /**
   * As many words as there may be. Lines end as they do on any system.
   *
   * @return null for blank ones
   */
  public static @Nullable String words(String field, @Nullable String text, int longest) {
    if (text == null || text.isBlank()) {
      return null;
    }
    if (text.length() > longest) {
      throw new Refused(field + "-too-long", field, longest + " characters at most");
    }
    return storable(field, text.strip().replace("\r\n", "\n"));
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
