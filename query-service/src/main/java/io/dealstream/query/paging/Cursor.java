package io.dealstream.query.paging;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.dealstream.edge.Problem;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where a page begins. Lists run from the newest position to the oldest, and a position never
 * changes: so whatever comes in between two pages, none of them repeats or misses an item.
 *
 * @param below the page's positions are all below this one
 */
public record Cursor(long below) {

  static Cursor after(long position) {
    return new Cursor(position);
  }

  /**
   * @throws Problem 400 where the word is no cursor of ours
   */
  public static Cursor of(@Nullable String word) {
    if (word == null) {
      return new Cursor(Long.MAX_VALUE);
    }
    try {
      return new Cursor(Long.parseLong(new String(Base64.getUrlDecoder().decode(word), US_ASCII)));
    } catch (IllegalArgumentException e) {
      throw Problem.malformed(
          "malformed-cursor", "cursor", "take it from the field next of the page before");
    }
  }

  String word() {
    var text = Long.toString(below).getBytes(US_ASCII);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
  }
}
