package io.dealstream.events.metric;

import static java.time.temporal.ChronoField.DAY_OF_MONTH;
import static java.time.temporal.ChronoField.DAY_OF_WEEK;
import static java.time.temporal.ChronoField.YEAR;
import static java.time.temporal.IsoFields.DAY_OF_QUARTER;
import static java.time.temporal.IsoFields.WEEK_BASED_YEAR;
import static java.time.temporal.IsoFields.WEEK_OF_WEEK_BASED_YEAR;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Lengths of time that begin and end with local days. */
public enum Period {
  DAY(1, ChronoUnit.DAYS, year().appendPattern("-MM-dd")),
  /** Of ISO 8601: from Monday to Sunday, in the year that its Thursday is in. */
  WEEK(
      1,
      ChronoUnit.WEEKS,
      new DateTimeFormatterBuilder()
          .appendValue(WEEK_BASED_YEAR, 4)
          .appendLiteral("-W")
          .appendValue(WEEK_OF_WEEK_BASED_YEAR, 2)
          .parseDefaulting(DAY_OF_WEEK, 1)),
  MONTH(1, ChronoUnit.MONTHS, year().appendPattern("-MM").parseDefaulting(DAY_OF_MONTH, 1)),
  QUARTER(3, ChronoUnit.MONTHS, year().appendPattern("-'Q'q").parseDefaulting(DAY_OF_QUARTER, 1));

  private final int length;
  private final TemporalUnit unit;
  private final DateTimeFormatter form;

  Period(int length, TemporalUnit unit, DateTimeFormatterBuilder form) {
    this.length = length;
    this.unit = unit;
    this.form = form.toFormatter(Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
  }

  private static DateTimeFormatterBuilder year() {
    return new DateTimeFormatterBuilder().appendValue(YEAR, 4);
  }

  /** The one that contains a day: {@code 2026-03-01}, {@code 2026-W09}, {@code 2026-03}, … */
  public String containing(LocalDate day) {
    return form.format(day);
  }

  /**
   * The first day of one.
   *
   * @throws java.time.format.DateTimeParseException where that is not how one is written
   */
  public LocalDate first(String date) {
    return LocalDate.parse(date, form);
  }

  /** The first day after it. */
  public LocalDate after(LocalDate first) {
    return first.plus(length, unit);
  }

  /** The one that goes by this word in JSON and in keys. */
  public static Optional<Period> named(String word) {
    return Arrays.stream(values()).filter(period -> period.word().equals(word)).findFirst();
  }

  /** As in JSON and in keys. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
