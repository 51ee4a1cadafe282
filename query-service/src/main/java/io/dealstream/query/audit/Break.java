package io.dealstream.query.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Where a chain does not hold.
 *
 * @param position of the event it was found at; of a missing one, where that is known
 * @param sequence the event's number in its aggregate, where it is known
 * @param problem what was found
 * @param expected what would hold: a hash, or the number that comes next
 * @param found what stands there instead
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Break(
    @Nullable Long position,
    @Nullable Long sequence,
    Problem problem,
    @Nullable String expected,
    @Nullable String found) {

  enum Problem {
    /** It, or its place, is not what was published: the hash is another one. */
    CHANGED("changed"),
    /** At least one is not there any more. */
    MISSING("missing"),
    /** It is more than was ever published. */
    PUT_IN("put-in"),
    /** The event holds, but what is answered of it says something else. */
    SHOWN_OTHERWISE("shown-otherwise");

    private final String word;

    Problem(String word) {
      this.word = word;
    }

    @JsonValue
    String word() {
      return word;
    }
  }
}
