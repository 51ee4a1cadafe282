package io.dealstream.query.past;

import io.dealstream.edge.Problem;
import io.dealstream.query.ranges.Written;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parameters by which a request looks back; without them it is of now. */
public record LookingBack(
    @Parameter(description = AS_OF) @Nullable String asOf,
    @Parameter(description = KNOWN_AT) @Nullable String knownAt) {

  private static final String AS_OF =
      """
      Only what happened before this instant (RFC 3339), as it is known now. An instant in the \
      future leaves nothing out; windows without a date are then those that contain it.\
      """;
  private static final String KNOWN_AT =
      """
      Only what was known at this position: the events up to it, from 1. The answer is then as of \
      the instant at which the newest of all deals' events up to there was recorded, or of what \
      else its figures are made of. A position that is not there yet leaves nothing out of what \
      has been read. May be given together with asOf.\
      """;

  /**
   * @return empty where the request does not look back
   * @throws Problem 400 where one of them is not what it should be
   */
  public Optional<Past> past() {
    if (asOf == null && knownAt == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Past(
            asOf == null ? null : Written.instant("asOf", asOf),
            knownAt == null ? null : position(knownAt)));
  }

  private static long position(String word) {
    var position = word.matches("[0-9]{1,18}") ? Long.parseLong(word) : 0;
    if (position >= 1) {
      return position;
    }
    throw Problem.malformed(
        "malformed-position", "knownAt", "positions are whole numbers, and begin at 1");
  }
}
