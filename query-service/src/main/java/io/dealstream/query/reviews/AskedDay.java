package io.dealstream.query.reviews;

import io.dealstream.edge.Problem;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** A day of a period, as it is asked for. */
public final class AskedDay {

  private AskedDay() {}

  /**
   * @throws Problem 400 where it is no day, or so near the ends of the calendar that the periods
   *     around it would be beyond
   */
  public static LocalDate of(String word) {
    try {
      var day = LocalDate.parse(word);
      if (day.getYear() < 2 || day.getYear() > 9998) {
        throw Problem.malformed(
            "date-out-of-range", "date", "it may be from the year 2 to the year 9998");
      }
      return day;
    } catch (DateTimeParseException e) {
      throw Problem.malformed("malformed-date", "date", "a day is written like 2026-03-06");
    }
  }
}
