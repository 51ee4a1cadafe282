package io.dealstream.query.forecast;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.dealstream.edge.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * In which time deals are to be won, half-open.
 *
 * @param days of 24 hours from the forecast's asOf; absent for a month
 * @param month in the pipeline's time zone; of the present one what is left of it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Horizon(@Nullable Integer days, @Nullable YearMonth month, Instant start, Instant end) {

  private static final String DEFAULT = "30";
  private static final List<String> DAYS = List.of(DEFAULT, "60", "90");

  /**
   * @param days one of 30, 60 and 90; without days and month it is 30 days
   * @throws Problem 400 for another one, for a month that is over, and for both
   */
  static Horizon of(@Nullable String days, @Nullable String month, Instant asOf, ZoneId zone) {
    if (month == null) {
      return days(days == null ? DEFAULT : days, asOf);
    }
    if (days != null) {
      throw Problem.malformed("horizon-or-month", "month", "give a horizon or a month, not both");
    }
    return month(month, asOf, zone);
  }

  private static Horizon days(String word, Instant asOf) {
    if (!DAYS.contains(word)) {
      throw Problem.malformed("unknown-horizon", "horizon", "it is 30, 60 or 90 days, not " + word);
    }
    var days = Integer.parseInt(word);
    return new Horizon(days, null, asOf, asOf.plus(Duration.ofDays(days)));
  }

  private static Horizon month(String word, Instant asOf, ZoneId zone) {
    if (!word.matches("[0-9]{4}-(0[1-9]|1[0-2])")) {
      throw Problem.malformed("malformed-month", "month", "a month is written like 2026-12");
    }
    var month = YearMonth.parse(word);
    var start = month.atDay(1).atStartOfDay(zone).toInstant();
    var end = month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
    if (!end.isAfter(asOf)) {
      throw Problem.malformed("month-is-over", "month", word + " was over at " + asOf);
    }
    return new Horizon(null, month, start.isBefore(asOf) ? asOf : start, end);
  }

  @JsonIgnore
  Duration startsIn(Instant asOf) {
    return Duration.between(asOf, start);
  }

  @JsonIgnore
  Duration endsIn(Instant asOf) {
    return Duration.between(asOf, end);
  }
}
