package io.dealstream.query.bottleneck;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class BottleneckController {

  private final Bottlenecks bottlenecks;

  BottleneckController(Bottlenecks bottlenecks) {
    this.bottlenecks = bottlenecks;
  }

  /** A pipeline's stages, the one first in which deals have waited longest beyond what is usual. */
  @GetMapping("/api/metrics/" + Bottleneck.METRIC)
  Bottleneck bottleneck(
      @RequestParam String pipeline,
      @RequestParam(defaultValue = "all") String window,
      @RequestParam(defaultValue = "all") String segment) {
    return bottlenecks.of(pipeline, window, segment, Instant.now().truncatedTo(ChronoUnit.MILLIS));
  }
}
