package io.dealstream.query.reviews;

import static java.time.temporal.ChronoUnit.MONTHS;
import static java.time.temporal.ChronoUnit.WEEKS;

import com.fasterxml.jackson.annotation.JsonValue;
import io.dealstream.edge.Choice;
import io.dealstream.events.metric.Period;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalUnit;
import java.util.List;
import java.util.Locale;

/** How often people meet, and so how long a period is. */
public enum Rhythm {
  WEEKLY(Period.WEEK, 1, WEEKS),
  /** The two ISO weeks that end with the date's week. */
  BIWEEKLY(Period.WEEK, 2, WEEKS),
  MONTHLY(Period.MONTH, 1, MONTHS);

  private final Period last;
  private final int length;
  private final TemporalUnit unit;

  Rhythm(Period last, int length, TemporalUnit unit) {
    this.last = last;
    this.length = length;
    this.unit = unit;
  }

  /** The period that a local day is in, or in the last week of. */
  public Span around(LocalDate day, ZoneId zone) {
    var after = last.after(last.first(last.containing(day)));
    return new Span(after.minus(length, unit), after, zone);
  }

  /** The one before, which ends where that one begins. */
  Span before(Span span) {
    return new Span(span.first().minus(length, unit), span.first(), span.zone());
  }

  /** The one after, which begins where that one ends. */
  public Span after(Span span) {
    return new Span(span.after(), span.after().plus(length, unit), span.zone());
  }

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws io.dealstream.edge.Problem 400 for any other word
   */
  public static Rhythm named(String word) {
    return Choice.of("period", word, List.of(values()), Rhythm::word);
  }
}
