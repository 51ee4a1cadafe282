package io.dealstream.query.followups;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.dealstream.edge.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where a page begins in a list that runs from what is due first to what may be done at any time.
 *
 * @param due as PostgreSQL reads it: an instant, or an infinity
 * @param position among those that are due at once
 */
record DueCursor(String due, long position) {

  private static final String ANY_TIME = "infinity";
  private static final DueCursor FIRST = new DueCursor("-infinity", 0);

  static DueCursor after(FollowUp last) {
    var due = last.dueAt();
    return new DueCursor(due == null ? ANY_TIME : due.toString(), last.position());
  }

  /**
   * @throws Problem 400 where the word is no cursor of ours
   */
  static DueCursor of(@Nullable String word) {
    if (word == null) {
      return FIRST;
    }
    try {
      var parts = new String(Base64.getUrlDecoder().decode(word), US_ASCII).split(" ", 2);
      return new DueCursor(checked(parts[0]), Long.parseLong(parts[parts.length - 1]));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw Problem.malformed(
          "malformed-cursor", "cursor", "take it from the field next of the page before");
    }
  }

  private static String checked(String due) {
    return due.equals(ANY_TIME) ? due : Instant.parse(due).toString();
  }

  String word() {
    var text = due + " " + position;
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(US_ASCII));
  }
}
