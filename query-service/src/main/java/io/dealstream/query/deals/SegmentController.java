package io.dealstream.query.deals;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Names of the parts that a pipeline's figures can be asked for. */
@RestController
class SegmentController {

  record Answer(List<String> items) {}

  private final Segments segments;

  SegmentController(Segments segments) {
    this.segments = segments;
  }

  /** Who looks after deals of a pipeline now, decided ones included. */
  @GetMapping("/api/owners")
  Answer owners(@RequestParam String pipeline) {
    return new Answer(segments.owners(pipeline));
  }

  /** Which teams have deals of a pipeline now, decided ones included. */
  @GetMapping("/api/teams")
  Answer teams(@RequestParam String pipeline) {
    return new Answer(segments.teams(pipeline));
  }

  /** Where the deals of a pipeline have come from. */
  @GetMapping("/api/sources")
  Answer sources(@RequestParam String pipeline) {
    return new Answer(segments.sources(pipeline));
  }
}
