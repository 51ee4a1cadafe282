package io.dealstream.query.metrics;

import java.util.List;
import java.util.Objects;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class MetricController {

  private final Questions questions;
  private final Figures figures;

  MetricController(Questions questions, Figures figures) {
    this.questions = questions;
    this.figures = figures;
  }

  /** A metric of a pipeline; without items while nothing has been measured. */
  @GetMapping("/api/metrics/{metric}")
  MetricAnswer metric(
      @PathVariable String metric,
      @RequestParam String pipeline,
      @RequestParam(defaultValue = "all") String window,
      @RequestParam(defaultValue = "all") String segment) {
    var question = questions.of(pipeline, List.of(metric), window, segment);
    return Objects.requireNonNull(figures.snapshot(question).metrics().get(metric));
  }
}
