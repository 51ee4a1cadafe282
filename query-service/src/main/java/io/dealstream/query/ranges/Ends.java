package io.dealstream.query.ranges;

import io.dealstream.edge.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The two parameters that a range is asked for by, as they were written; null asks for nothing. */
public record Ends(String fromField, @Nullable String from, String toField, @Nullable String to) {

  /**
   * @throws Problem 400 where one is no instant, or the first is after the second
   */
  public Range<Instant> instants() {
    return range(Written::instant);
  }

  /**
   * @throws Problem 400 where one is no day, or the first is after the second
   */
  public Range<LocalDate> days() {
    return range(Written::day);
  }

  /**
   * @throws Problem 400 where one is no number, or the first is above the second
   */
  public Range<BigDecimal> numbers() {
    return range(Written::number);
  }

  private <T extends Comparable<? super T>> Range<T> range(BiFunction<String, String, T> reading) {
    var range =
        new Range<T>(
            from == null ? null : reading.apply(fromField, from),
            to == null ? null : reading.apply(toField, to));
    if (range.isReversed()) {
      throw Problem.malformed(
          "reversed-range", fromField, "%s may not lie beyond %s".formatted(fromField, toField));
    }
    return range;
  }
}
