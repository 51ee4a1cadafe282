package io.dealstream.metrics.figures;

import static io.dealstream.events.metric.MetricKey.decode;

import io.dealstream.events.metric.Segment;
import io.dealstream.events.metric.Window;

/**
 * A published key, read back.
 *
 * @param item as it stands in the key
 */
record FigureKey(String pipelineId, String metric, Segment segment, Window window, String item) {

  static String of(String group, String item) {
    return group + "|" + item;
  }

  /** The key of another item of the same metric, segment and window. */
  static String beside(String key, String item) {
    return key.substring(0, key.lastIndexOf('|') + 1) + item;
  }

  static String pipelineOf(String key) {
    return decode(key.substring(0, key.indexOf('|')));
  }

  static FigureKey parse(String key) {
    var parts = key.split("\\|", -1);
    return new FigureKey(decode(parts[0]), parts[1], segment(parts[3]), window(parts[4]), parts[5]);
  }

  private static Segment segment(String word) {
    var colon = word.indexOf(':');
    return colon < 0
        ? Segment.ALL
        : new Segment(word.substring(0, colon), decode(word.substring(colon + 1)));
  }

  private static Window window(String word) {
    if (!word.equals(Window.ALL.word())) {
      throw new IllegalStateException("no such window: " + word);
    }
    return Window.ALL;
  }
}
