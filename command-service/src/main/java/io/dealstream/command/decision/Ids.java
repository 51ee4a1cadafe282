package io.dealstream.command.decision;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What an id may look like: anything people write, but for what would break a key or an address.
 */
public final class Ids {

  private static final int LONGEST = 200;

  /** The bar separates the parts of a metric's key. */
  private static final String NOT_IN_AN_ID = "|";

  /** Servers refuse these in a path, encoded or not; the tilde marks what we derive ourselves. */
  private static final String NOT_IN_AN_ADDRESS = NOT_IN_AN_ID + "/\\;%~";

  private Ids() {}

  /** An id that stands in events and keys: a stage, an owner, a team, a source. */
  public static String plain(String field, String id) {
    return check(field, id, NOT_IN_AN_ID);
  }

  /** An id that stands in an address, too: a pipeline, a deal. */
  public static String addressable(String field, String id) {
    if (id.chars().allMatch(c -> c == '.')) {
      throw new Refused("invalid-id", field, "an id needs more than dots");
    }
    return check(field, id, NOT_IN_AN_ADDRESS);
  }

  /** An addressable one that may be left out. */
  public static @Nullable String optionalAddressable(String field, @Nullable String id) {
    return id == null ? null : addressable(field, id);
  }

  /** A plain one that may be left out. */
  public static @Nullable String optional(String field, @Nullable String id) {
    return id == null ? null : plain(field, id);
  }

  private static String check(String field, String id, String forbidden) {
    if (id.isEmpty() || id.length() > LONGEST || !id.equals(id.strip())) {
      throw new Refused(
          "invalid-id", field, "an id has 1 to " + LONGEST + " characters and no blanks around it");
    }
    IntPredicate bad = c -> Texts.unstorable(c) || forbidden.indexOf(c) >= 0;
    if (id.codePoints().anyMatch(bad)) {
      throw new Refused(
          "invalid-id", field, "an id has no control characters and none of " + forbidden);
    }
    return id;
  }

  /**
   * The id of what was imported: {@code pipeline~externalId}. In the external id whatever is no
   * letter, digit, dot, dash or underscore is written as {@code ~XX}, the hexadecimal of each of
   * its bytes. No id that a caller gives may hold a tilde: so what is imported meets nothing of
   * another pipeline's, and nothing that was made by a command.
   */
  public static String imported(String pipelineId, String externalId) {
    var id = new StringBuilder(pipelineId).append('~');
    externalId.codePoints().forEach(c -> append(id, c));
    return id.toString();
  }

  private static void append(StringBuilder id, int c) {
    if (Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_') {
      id.appendCodePoint(c);
    } else {
      for (var b : Character.toString(c).getBytes(UTF_8)) {
        id.append("~%02X".formatted(b));
      }
    }
  }
}
