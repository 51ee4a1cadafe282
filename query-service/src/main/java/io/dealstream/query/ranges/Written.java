package io.dealstream.query.ranges;

import io.dealstream.edge.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** What a parameter means that was written as text. */
public final class Written {

  /** What PostgreSQL and four digits of a year can hold, in every zone. */
  private static final Instant EARLIEST = Instant.parse("0001-01-02T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");
  private static final String FROM_YEAR_TO_YEAR = "it may be from the year 1 to the year 9999";

  /** More than any amount has, and few enough to be read at once. */
  private static final String NUMBER = "-?[0-9]{1,18}(\\.[0-9]{1,9})?";

  private Written() {}

  /**
   * @throws Problem 400 {@code malformed-instant} or {@code instant-out-of-range}
   */
  public static Instant instant(String field, String word) {
    try {
      var instant = Instant.parse(word);
      if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
        throw Problem.malformed("instant-out-of-range", field, FROM_YEAR_TO_YEAR);
      }
      return instant;
    } catch (DateTimeParseException e) {
      throw Problem.malformed(
          "malformed-instant", field, "an instant is written like 2026-03-01T12:00:00Z");
    }
  }

  /**
   * @throws Problem 400 {@code malformed-date} or {@code date-out-of-range}
   */
  public static LocalDate day(String field, String word) {
    try {
      var day = LocalDate.parse(word);
      if (day.getYear() < 1 || day.getYear() > 9999) {
        throw Problem.malformed("date-out-of-range", field, FROM_YEAR_TO_YEAR);
      }
      return day;
    } catch (DateTimeParseException e) {
      throw Problem.malformed("malformed-date", field, "a day is written like 2026-03-06");
    }
  }

  /**
   * @throws Problem 400 {@code malformed-number}
   */
  public static BigDecimal number(String field, String word) {
    if (!word.matches(NUMBER)) {
      throw Problem.malformed(
          "malformed-number",
          field,
          "a number is written like 1250.00, with at most 18 digits before the point and 9 after");
    }
    return new BigDecimal(word);
  }
}
