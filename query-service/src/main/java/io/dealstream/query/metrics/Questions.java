package io.dealstream.query.metrics;

import static java.util.stream.Collectors.joining;

import io.dealstream.edge.Problem;
import io.dealstream.events.metric.Company;
import io.dealstream.events.metric.Definition;
import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.Period;
import io.dealstream.events.metric.Segment;
import io.dealstream.events.metric.Window;
import io.dealstream.events.metric.Windows;
import io.dealstream.events.pipeline.StageRules;
import io.dealstream.query.pipelines.PipelineView;
import io.dealstream.query.pipelines.Pipelines;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** From the words of a request to what is asked. */
@Component
public class Questions {

  /** The definition that is always published. */
  static final int FIRST = 1;

  private static final List<String> DIMENSIONS = List.of("owner", "team", "source");

  /** Asked of as if it were a pipeline: one without stages. */
  private static final PipelineView THE_COMPANY =
      new PipelineView(
          Company.ID, 0, Company.ID, "XXX", Company.ZONE.getId(), 0, List.of(), StageRules.FREE);

  private final Pipelines pipelines;

  Questions(Pipelines pipelines) {
    this.pipelines = pipelines;
  }

  /**
   * @param pipeline whose figures; those of the whole company are answered with any, or by {@link
   *     Company#ID}
   * @param metrics their names; empty for every metric
   * @param window its word; a day, week, month or quarter without a date is the one that it is now
   *     in the pipeline's zone
   * @throws Problem 400 for a window or a segment that is not measured, 404 for an unknown pipeline
   *     or metric
   */
  public Question of(String pipeline, List<String> metrics, String window, String segment) {
    return of(pipeline, metrics, window, segment, Instant.now());
  }

  /**
   * @param at in which a window without a date lies
   */
  public Question of(
      String pipeline, List<String> metrics, String window, String segment, Instant at) {
    return of(pipeline, metrics, FIRST, window, segment, at);
  }

  /**
   * @param definition by which each of the metrics is counted
   * @throws Problem 400 too where one of them has no such definition
   */
  public Question of(
      String pipeline,
      List<String> metrics,
      int definition,
      String window,
      String segment,
      Instant at) {
    var asked =
        metrics.isEmpty()
            ? allOf(pipeline, definition)
            : metrics.stream().<Metric<?>>map(name -> metric(name, definition)).toList();
    var whose = segmentOf(segment);
    var whole =
        asked.stream().allMatch(Company::measures) ? whole(pipeline) : pipelines.get(pipeline);
    var when = windowOf(window, at, ZoneId.of(whole.zone()));
    var most = asked.stream().map(Metric::windows).min(Comparator.naturalOrder()).orElseThrow();
    if (!most.include(when)) {
      throw notMeasured("measured are " + most.inWords(), window);
    }
    return new Question(whole, asked, when, windowOf(window, at, Company.ZONE), whose);
  }

  private static List<Metric<?>> allOf(String pipeline, int definition) {
    var all =
        Metric.ALL.stream()
            .<Metric<?>>flatMap(metric -> Metric.of(metric.name(), definition).stream())
            .filter(metric -> !pipeline.equals(Company.ID) || Company.measures(metric))
            .toList();
    if (all.isEmpty()) {
      throw Problem.malformed(
          "unknown-definition", "definition", "no metric has a definition " + definition);
    }
    return all;
  }

  private PipelineView whole(String pipeline) {
    return pipeline.equals(Company.ID) ? THE_COMPANY : pipelines.get(pipeline);
  }

  private static Metric<?> metric(String name, int definition) {
    var known = Definition.of(name);
    if (known.isEmpty()) {
      throw Problem.notFound("unknown-metric", "metric", name + " is none of " + metricNames());
    }
    return Metric.of(name, definition)
        .orElseThrow(
            () ->
                Problem.malformed(
                    "unknown-definition",
                    "definition",
                    name + " has " + numbers(known) + ", not " + definition));
  }

  private static String numbers(List<Definition> known) {
    return known.stream().map(one -> Integer.toString(one.number())).collect(joining(", "));
  }

  private static List<String> metricNames() {
    return Metric.ALL.stream().<String>map(Metric::name).toList();
  }

  private static Window windowOf(String word, Instant at, ZoneId zone) {
    var today = LocalDate.ofInstant(at, zone);
    if (word.equals(Window.ALL.word())) {
      return Window.ALL;
    }
    if (word.equals(Window.TRAILING)) {
      return Window.trailing(today, zone);
    }
    var parts = word.split(":", 2);
    var period =
        Period.named(parts[0])
            .orElseThrow(() -> notMeasured("measured are " + Windows.EVERY.inWords(), word));
    if (parts.length == 1) {
      return Window.containing(today, period, zone);
    }
    try {
      return Window.of(period, parts[1], zone);
    } catch (DateTimeParseException e) {
      var like = "a " + period.word() + " is written like " + period.containing(today);
      throw notMeasured(like, word);
    }
  }

  private static Problem notMeasured(String what, String word) {
    return Problem.malformed("unknown-window", "window", what + ", not " + word);
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
}
