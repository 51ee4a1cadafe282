package io.dealstream.query.metrics;

import io.dealstream.edge.Problem;
import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.Segment;
import io.dealstream.events.metric.Window;
import java.util.List;

/** Which figures are asked for. */
public record Question(String pipeline, List<Metric<?>> metrics, Window window, Segment segment) {

  private static final List<String> DIMENSIONS = List.of("owner", "team", "source");

  /**
   * @param metrics their names; empty for every metric
   * @throws Problem 400 for a window or a segment that is not measured, 404 for an unknown metric
   */
  public static Question of(String pipeline, List<String> metrics, String window, String segment) {
    var asked =
        metrics.isEmpty()
            ? Known.METRICS
            : metrics.stream().<Metric<?>>map(Question::metric).toList();
    return new Question(pipeline, asked, windowOf(window), segmentOf(segment));
  }

  private static Metric<?> metric(String name) {
    return Known.named(name)
        .orElseThrow(
            () ->
                Problem.notFound(
                    "unknown-metric", "metric", name + " is none of " + metricNames()));
  }

  private static List<String> metricNames() {
    return Known.METRICS.stream().<String>map(Metric::name).toList();
  }

  private static Window windowOf(String word) {
    if (!word.equals(Window.ALL.word())) {
      throw Problem.malformed("unknown-window", "window", "measured is all, not " + word);
    }
    return Window.ALL;
  }

  private static Segment segmentOf(String word) {
    if (word.equals(Segment.ALL.word())) {
      return Segment.ALL;
    }
    var colon = word.indexOf(':');
    if (colon > 0 && colon + 1 < word.length() && DIMENSIONS.contains(word.substring(0, colon))) {
      return new Segment(word.substring(0, colon), word.substring(colon + 1));
    }
    throw Problem.malformed(
        "unknown-segment",
        "segment",
        "measured are all, owner:ID, team:ID and source:ID, not " + word);
  }

  List<String> names() {
    return metrics.stream().<String>map(Metric::name).toList();
  }

  /** Whether a record with a new value is of the figures asked for. */
  public boolean covers(Change change) {
    return change.pipeline().equals(pipeline)
        && change.segment().equals(segment.word())
        && change.window().equals(window.word())
        && names().contains(change.metric());
  }
}
