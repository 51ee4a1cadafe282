package io.dealstream.query.pipelines;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PipelineController {

  record Answer(List<PipelineView> items) {}

  private final Pipelines pipelines;

  PipelineController(Pipelines pipelines) {
    this.pipelines = pipelines;
  }

  /** All pipelines in their newest version. */
  @GetMapping("/api/pipelines")
  Answer pipelines() {
    return new Answer(pipelines.all());
  }
}
