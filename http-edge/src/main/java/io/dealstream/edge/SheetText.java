package io.dealstream.edge;

import java.util.regex.Pattern;

/**
 * Somebody's words in a CSV that is likely to be opened in a spreadsheet: what would be taken for a
 * formula there has a quote before it.
 */
public final class SheetText {

  private static final Pattern FORMULA = Pattern.compile("[=+\\-@\\t\\r].*", Pattern.DOTALL);

  private SheetText() {}

  public static String safe(String text) {
    return FORMULA.matcher(text).matches() ? "'" + text : text;
  }
}
