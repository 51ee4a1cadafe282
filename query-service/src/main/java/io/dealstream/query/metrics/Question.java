package io.dealstream.query.metrics;

import io.dealstream.events.metric.Company;
import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.Period;
import io.dealstream.events.metric.Segment;
import io.dealstream.events.metric.Window;
import io.dealstream.query.pipelines.PipelineView;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/**
 * Which figures are asked for: the pipeline's, and those of the whole company, which are the same
 * whatever pipeline is looked at.
 *
 * @param window in the pipeline's zone
 * @param companys the same window in the company's
 */
public record Question(
    PipelineView of, List<Metric<?>> metrics, Window window, Window companys, Segment segment) {

  private static final String DAY = Period.DAY.word() + ":";

  String pipelineOf(Metric<?> metric) {
    return Company.measures(metric) ? Company.ID : of.id();
  }

  Window windowOf(Metric<?> metric) {
    return Company.measures(metric) ? companys : window;
  }

  List<String> pipelines() {
    return metrics.stream().map(this::pipelineOf).distinct().toList();
  }

  List<String> windows() {
    return metrics.stream().map(metric -> windowOf(metric).word()).distinct().toList();
  }

  List<String> names() {
    return metrics.stream().<String>map(Metric::name).toList();
  }

  /** Whether a figure asked for comes out otherwise by a record with a new value. */
  public boolean covers(Change change) {
    return change.segment().equals(segment.word())
        && metrics.stream().anyMatch(metric -> isOf(metric, change));
  }

  private boolean isOf(Metric<?> metric, Change change) {
    return change.metric().equals(metric.name())
        && change.definition() == metric.definition()
        && change.pipeline().equals(pipelineOf(metric))
        && (change.window().equals(windowOf(metric).word()) || isOfADayBefore(change));
  }

  /**
   * Whether a record that is covered is only a part of the figure: a waterfall's, or that of
   * customers, in a window that has a beginning.
   */
  public boolean isMadeOf(Change change) {
    return Openings.among(change.metric()).isPresent() && window.start() != null;
  }

  private boolean isOfADayBefore(Change change) {
    return isMadeOf(change)
        && change.window().startsWith(DAY)
        && change.window().compareTo(firstDay(window)) < 0;
  }

  /** As the window's first day, in the pipeline's zone, stands in keys: so days are in order. */
  String firstDay(Window whole) {
    var start = Objects.requireNonNull(whole.start(), "all of time has no first day");
    return DAY + LocalDate.ofInstant(start, ZoneId.of(of.zone()));
  }
}
