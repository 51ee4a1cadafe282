package io.dealstream.query.metrics;

import io.dealstream.edge.Problem;
import io.dealstream.events.metric.Definition;
import io.dealstream.query.past.LookingBack;
import io.dealstream.query.past.Past;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class MetricController {

  private final Questions questions;
  private final Figures figures;
  private final PastFigures pastFigures;

  MetricController(Questions questions, Figures figures, PastFigures pastFigures) {
    this.questions = questions;
    this.figures = figures;
    this.pastFigures = pastFigures;
  }

  /**
   * A metric of a pipeline; without items while nothing has been measured. Looking back, every item
   * there could be is told, zeros too; so it is by a definition that no stream counts, which is
   * counted anew.
   */
  @GetMapping("/api/metrics/{metric}")
  MetricAnswer metric(
      @PathVariable String metric,
      @RequestParam String pipeline,
      @RequestParam(defaultValue = "all") String window,
      @RequestParam(defaultValue = "all") String segment,
      @RequestParam(defaultValue = "1") int definition,
      @ParameterObject LookingBack lookingBack) {
    return lookingBack
        .past()
        .map(past -> pastFigures.answer(pipeline, metric, definition, window, segment, past))
        .orElseGet(() -> present(pipeline, metric, definition, window, segment));
  }

  private MetricAnswer present(
      String pipeline, String metric, int definition, String window, String segment) {
    var question =
        questions.of(pipeline, List.of(metric), definition, window, segment, Instant.now());
    return figures.arePublished(question)
        ? Objects.requireNonNull(figures.present(question).get(metric))
        : pastFigures.answer(pipeline, metric, definition, window, segment, Past.NONE);
  }

  record Definitions(List<Definition> items) {}

  /** What a metric means, by each of its definitions; that of number 1 is always published. */
  @GetMapping("/api/metrics/{metric}/definitions")
  Definitions definitions(@PathVariable String metric) {
    var all = Definition.of(metric);
    if (all.isEmpty()) {
      throw Problem.notFound("unknown-metric", "metric", "there is no metric " + metric);
    }
    return new Definitions(all);
  }
}
