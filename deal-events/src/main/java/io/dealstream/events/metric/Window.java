package io.dealstream.events.metric;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The span of time a figure is about, half-open, in the pipeline's time zone.
 *
 * @param kind {@code all}, {@code day}, {@code week}, {@code month}, {@code quarter} or {@code
 *     trailing90}: the 90 local days that end with the day of the figure's asOf
 * @param date which day, week, month or quarter: {@code 2026-03-01}, {@code 2026-W09}, {@code
 *     2026-03}, {@code 2026-Q1}
 */
public record Window(
    String kind,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String date,
    @Nullable Instant start,
    @Nullable Instant end) {

  public static final Window ALL = new Window("all", null, null, null);

  /** The word of the window that ends with today. */
  public static final String TRAILING = "trailing90";

  /** So many local days. */
  public static final int TRAILING_DAYS = 90;

  /** The day, week, month or quarter that contains a local day. */
  public static Window containing(LocalDate day, Period period, ZoneId zone) {
    return of(period, period.containing(day), zone);
  }

  /**
   * @throws java.time.format.DateTimeParseException where that is not how one is written
   */
  public static Window of(Period period, String date, ZoneId zone) {
    var first = period.first(date);
    return new Window(
        period.word(),
        period.containing(first),
        first.atStartOfDay(zone).toInstant(),
        period.after(first).atStartOfDay(zone).toInstant());
  }

  public static Window trailing(LocalDate lastDay, ZoneId zone) {
    return new Window(
        TRAILING,
        null,
        firstOfTrailing(lastDay).atStartOfDay(zone).toInstant(),
        lastDay.plusDays(1).atStartOfDay(zone).toInstant());
  }

  /** The first of the days that end with the given one. */
  public static LocalDate firstOfTrailing(LocalDate lastDay) {
    return lastDay.minusDays(TRAILING_DAYS - 1);
  }

  /** Half-open: its start is in it, its end is not. */
  public boolean contains(Instant at) {
    return (start == null || !at.isBefore(start)) && (end == null || at.isBefore(end));
  }

  /** As in keys and in the {@code window} parameter of a query. */
  public String word() {
    return date == null ? kind : kind + ":" + date;
  }
}
