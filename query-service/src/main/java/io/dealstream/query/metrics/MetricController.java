package io.dealstream.query.metrics;

import io.dealstream.query.past.LookingBack;
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
   * there could be is told, zeros too.
   */
  @GetMapping("/api/metrics/{metric}")
  MetricAnswer metric(
      @PathVariable String metric,
      @RequestParam String pipeline,
      @RequestParam(defaultValue = "all") String window,
      @RequestParam(defaultValue = "all") String segment,
      @ParameterObject LookingBack lookingBack) {
    return lookingBack
        .past()
        .map(past -> pastFigures.answer(pipeline, metric, window, segment, past))
        .orElseGet(() -> present(pipeline, metric, window, segment));
  }

  private MetricAnswer present(String pipeline, String metric, String window, String segment) {
    var question = questions.of(pipeline, List.of(metric), window, segment);
    return Objects.requireNonNull(figures.snapshot(question).metrics().get(metric));
  }
}
