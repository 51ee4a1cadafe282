package io.dealstream.metrics.figures;

import io.dealstream.events.metric.Period;
import io.dealstream.events.metric.Segment;
import io.dealstream.events.metric.Window;
import java.time.LocalDate;
import java.util.List;

/** The key of a page: a group's, with a window. With an item it is a figure's. */
final class PageKey {

  private PageKey() {}

  static String of(String group, String window) {
    return group + "|" + window;
  }

  static String day(String group, LocalDate day) {
    return of(group, word(Period.DAY, day));
  }

  static String trailing(String group) {
    return of(group, Window.TRAILING);
  }

  static String groupOf(String page) {
    return page.substring(0, page.lastIndexOf('|'));
  }

  static String windowOf(String page) {
    return page.substring(page.lastIndexOf('|') + 1);
  }

  /** Whether it is of all deals, and of no segment of them. */
  static boolean isOfAll(String page) {
    return groupOf(page).endsWith("|" + Segment.ALL.word());
  }

  static boolean isTrailing(String page) {
    return page.endsWith("|" + Window.TRAILING);
  }

  static String figure(String page, String item) {
    return page + "|" + item;
  }

  /**
   * The pages that are added up from this one, and from no finer one.
   *
   * @param today the last of the ninety days
   */
  static List<String> coarser(String page, LocalDate today) {
    var window = windowOf(page);
    var colon = window.indexOf(':');
    if (colon < 0) {
      return List.of();
    }
    var group = groupOf(page);
    var period = window.substring(0, colon);
    var date = window.substring(colon + 1);
    if (period.equals(Period.DAY.word())) {
      var day = Period.DAY.first(date);
      var week = of(group, word(Period.WEEK, day));
      var month = of(group, word(Period.MONTH, day));
      return Trailing.covers(day, today)
          ? List.of(week, month, trailing(group))
          : List.of(week, month);
    }
    return period.equals(Period.MONTH.word())
        ? List.of(of(group, word(Period.QUARTER, Period.MONTH.first(date))))
        : List.of();
  }

  static String word(Period period, LocalDate day) {
    return period.word() + ":" + period.containing(day);
  }
}
