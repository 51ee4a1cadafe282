package io.dealstream.command.goal;

import io.dealstream.command.decision.Refused;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The span of time a goal is for: a window with its date, as queries name it. */
final class Period {

  private record Kind(Pattern form, Predicate<MatchResult> exists) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind(
              Pattern.compile("day:(\\d{4}-\\d{2}-\\d{2})"),
              m -> LocalDate.parse(m.group(1)) != null),
          new Kind(
              Pattern.compile("week:(\\d{4})-W(\\d{2})"),
              m -> number(m, 2) >= 1 && number(m, 2) <= weeksOf(number(m, 1))),
          new Kind(
              Pattern.compile("month:(\\d{4}-\\d{2})"), m -> YearMonth.parse(m.group(1)) != null),
          new Kind(Pattern.compile("quarter:\\d{4}-Q[1-4]"), _ -> true));

  private Period() {}

  /**
   * @throws Refused where there is no such day, week, month or quarter
   */
  static void check(String period) {
    if (KINDS.stream().noneMatch(kind -> isOne(kind, period))) {
      throw new Refused(
          "invalid-period",
          "period",
          "day:2026-03-01, week:2026-W09, month:2026-03 or quarter:2026-Q1");
    }
  }

  private static boolean isOne(Kind kind, String period) {
    var form = kind.form.matcher(period);
    try {
      return form.matches() && kind.exists.test(form.toMatchResult());
    } catch (DateTimeException noSuchDay) {
      return false;
    }
  }

  private static int number(MatchResult m, int group) {
    return Integer.parseInt(m.group(group));
  }

  /** The fourth of January is in the year's first week, whatever day it is. */
  private static long weeksOf(int year) {
    return IsoFields.WEEK_OF_WEEK_BASED_YEAR.rangeRefinedBy(LocalDate.of(year, 1, 4)).getMaximum();
  }
}
