package io.dealstream.query.lineage;

import io.dealstream.query.paging.Cursor;
import io.dealstream.query.paging.Limit;
import io.dealstream.query.paging.Page;
import io.dealstream.query.past.LookingBack;
import io.dealstream.query.past.Past;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class LineageController {

  private static final int USUAL_PAGE = 50;

  private final Lineage lineage;
  private final Comparing comparing;

  LineageController(Lineage lineage, Comparing comparing) {
    this.lineage = lineage;
    this.comparing = comparing;
  }

  /**
   * The deals a figure is made of, those that came last first: in which of its fields each counts,
   * and by which events. The counts of all of them together are the figure's, as its events have it
   * now; what is published of it may be a moment behind.
   *
   * <p>The item goes by its part of the published key: stageId, stageId:reading, from:to, reading;
   * none where the metric has one.
   */
  @GetMapping("/api/metrics/{metric}/deals")
  Page<Contribution> deals(
      @PathVariable String metric,
      @RequestParam String pipeline,
      @RequestParam(defaultValue = "all") String window,
      @RequestParam(defaultValue = "all") String segment,
      @RequestParam(defaultValue = "1") int definition,
      @RequestParam(required = false) @Nullable String item,
      @ParameterObject LookingBack lookingBack,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    return lineage.of(
        pipeline,
        metric,
        definition,
        window,
        segment,
        item,
        lookingBack.past().orElse(Past.NONE),
        Cursor.of(cursor),
        Limit.of(limit, USUAL_PAGE));
  }

  /**
   * A figure by two of its definitions, and the deals that these count differently, those that came
   * last first. Both are counted from the same events, whether a stream counts them or not.
   */
  @GetMapping("/api/metrics/{metric}/differences")
  Differences differences(
      @PathVariable String metric,
      @RequestParam String pipeline,
      @RequestParam(defaultValue = "all") String window,
      @RequestParam(defaultValue = "all") String segment,
      @RequestParam(defaultValue = "1,2") List<Integer> definitions,
      @ParameterObject LookingBack lookingBack,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    return comparing.of(
        pipeline,
        metric,
        definitions,
        window,
        segment,
        lookingBack.past().orElse(Past.NONE),
        Cursor.of(cursor),
        Limit.of(limit, USUAL_PAGE));
  }
}
