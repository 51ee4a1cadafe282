package io.dealstream.query.past;

import io.dealstream.edge.Problem;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.time.format.DateTimeParseException;
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

  /** What PostgreSQL and four digits of a year can hold, in every zone. */
  private static final Instant EARLIEST = Instant.parse("0001-01-02T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  /**
   * @return empty where the request does not look back
   * @throws Problem 400 where one of them is not what it should be
   */
  public Optional<Past> past() {
    if (asOf == null && knownAt == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Past(asOf == null ? null : instant(asOf), knownAt == null ? null : position(knownAt)));
  }

  private static Instant instant(String word) {
    try {
      var instant = Instant.parse(word);
      if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
        throw Problem.malformed(
            "instant-out-of-range", "asOf", "it may be from the year 1 to the year 9999");
      }
      return instant;
    } catch (DateTimeParseException e) {
      throw Problem.malformed(
          "malformed-instant", "asOf", "an instant is written like 2026-03-01T12:00:00Z");
    }
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
