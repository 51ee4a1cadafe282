package io.dealstream.metrics.figures;

import static io.dealstream.events.metric.MetricKey.decode;

import io.dealstream.events.metric.Period;
import io.dealstream.events.metric.Segment;
import io.dealstream.events.metric.Window;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * A published key, read back.
 *
 * @param window its word
 * @param item as it stands in the key
 */
record FigureKey(String pipelineId, String metric, Segment segment, String window, String item) {

  static String of(String group, String window, String item) {
    return group + "|" + window + "|" + item;
  }

  /** The key of another item of the same metric, segment and window. */
  static String beside(String key, String item) {
    return key.substring(0, key.lastIndexOf('|') + 1) + item;
  }

  /** The key of the same item in another window. */
  static String in(String window, String key) {
    var item = key.lastIndexOf('|');
    var before = key.lastIndexOf('|', item - 1);
    return key.substring(0, before + 1) + window + key.substring(item);
  }

  static String windowOf(String key) {
    var item = key.lastIndexOf('|');
    return key.substring(key.lastIndexOf('|', item - 1) + 1, item);
  }

  static String pipelineOf(String key) {
    return decode(key.substring(0, key.indexOf('|')));
  }

  static String metricOf(String key) {
    var pipeline = key.indexOf('|');
    return key.substring(pipeline + 1, key.indexOf('|', pipeline + 1));
  }

  static String of(Period period, LocalDate day) {
    return period.word() + ":" + period.containing(day);
  }

  static boolean isDay(String window) {
    return window.startsWith(Period.DAY.word() + ":");
  }

  /** The windows whose figures are added up from those of a window, and of no finer one. */
  static List<String> coarser(String window) {
    var colon = window.indexOf(':');
    if (colon < 0) {
      return List.of();
    }
    var period = window.substring(0, colon);
    var date = window.substring(colon + 1);
    if (period.equals(Period.DAY.word())) {
      var day = Period.DAY.first(date);
      return List.of(of(Period.WEEK, day), of(Period.MONTH, day));
    }
    return period.equals(Period.MONTH.word())
        ? List.of(of(Period.QUARTER, Period.MONTH.first(date)))
        : List.of();
  }

  static FigureKey parse(String key) {
    var parts = key.split("\\|", -1);
    return new FigureKey(decode(parts[0]), parts[1], segment(parts[3]), parts[4], parts[5]);
  }

  boolean isOfAll() {
    return window.equals(Window.ALL.word());
  }

  boolean isTrailing() {
    return window.equals(Window.TRAILING);
  }

  /** The day, week, month or quarter. */
  Window period(ZoneId zone) {
    var colon = window.indexOf(':');
    var period = Period.valueOf(window.substring(0, colon).toUpperCase(Locale.ROOT));
    return Window.of(period, window.substring(colon + 1), zone);
  }

  private static Segment segment(String word) {
    var colon = word.indexOf(':');
    return colon < 0
        ? Segment.ALL
        : new Segment(word.substring(0, colon), decode(word.substring(colon + 1)));
  }
}
