package io.dealstream.metrics.figures;

import static io.dealstream.events.metric.MetricKey.decode;

import io.dealstream.events.metric.Period;
import io.dealstream.events.metric.Segment;
import io.dealstream.events.metric.Window;
import java.time.ZoneId;

/**
 * A published key, read back.
 *
 * @param metric with its definition
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

  static String itemOf(String key) {
    return key.substring(key.lastIndexOf('|') + 1);
  }

  static String pipelineOf(String key) {
    return decode(key.substring(0, key.indexOf('|')));
  }

  /** With its definition: {@code win-rate|1}. */
  static String metricOf(String key) {
    var pipeline = key.indexOf('|');
    var metric = key.indexOf('|', pipeline + 1);
    return key.substring(pipeline + 1, key.indexOf('|', metric + 1));
  }

  static boolean isOfAllTime(String key) {
    var item = key.lastIndexOf('|');
    return key.substring(key.lastIndexOf('|', item - 1) + 1, item).equals(Window.ALL.word());
  }

  static FigureKey parse(String key) {
    var parts = key.split("\\|", -1);
    return new FigureKey(decode(parts[0]), metricOf(key), segment(parts[3]), parts[4], parts[5]);
  }

  boolean isOfAll() {
    return window.equals(Window.ALL.word());
  }

  boolean isTrailing() {
    return window.equals(Window.TRAILING);
  }

  boolean isDay() {
    return window.startsWith(Period.DAY.word() + ":");
  }

  /** The day, week, month or quarter. */
  Window period(ZoneId zone) {
    var colon = window.indexOf(':');
    var period = Period.named(window.substring(0, colon)).orElseThrow();
    return Window.of(period, window.substring(colon + 1), zone);
  }

  private static Segment segment(String word) {
    var colon = word.indexOf(':');
    return colon < 0
        ? Segment.ALL
        : new Segment(word.substring(0, colon), decode(word.substring(colon + 1)));
  }
}
