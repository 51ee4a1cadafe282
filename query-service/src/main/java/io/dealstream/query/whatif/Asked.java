package io.dealstream.query.whatif;

import io.dealstream.edge.Problem;
import io.dealstream.events.metric.Definition;
import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.Segment;
import io.dealstream.events.metric.Window;
import io.dealstream.query.metrics.Question;
import io.dealstream.query.metrics.Questions;
import io.dealstream.query.pipelines.PipelineView;
import io.dealstream.recount.Recount;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which figures are asked for.
 *
 * @param stuck whether it is asked which deals are stuck, which is no metric of a topic
 * @param deals how many of each item are told
 */
record Asked(
    PipelineView pipeline,
    Window window,
    Segment segment,
    List<Metric<?>> metrics,
    boolean stuck,
    int deals) {

  static final String STUCK = "stuck";

  private static final int USUAL_DEALS = 10;
  private static final int MOST_DEALS = 200;

  /** Measured over every window: whatever is asked for can be told by it. */
  private static final List<String> ANY = List.of(Metric.STAGE_ENTRIES.name());

  /**
   * @param at in which a window without a date lies
   * @throws Problem as for the figures; 400 where one of them does not count what deals did
   */
  static Asked of(WhatIfBody body, Questions questions, Instant at) {
    var pipeline = body.pipeline();
    if (pipeline == null) {
      throw Problem.malformed("missing-field", "pipeline", "say whose figures");
    }
    var window = Objects.requireNonNullElse(body.window(), Window.ALL.word());
    var segment = Objects.requireNonNullElse(body.segment(), Segment.ALL.word());
    var deals = deals(body);
    var question = questions.of(pipeline, ANY, window, segment, at);
    var names = body.metrics();
    if (names == null) {
      var isNow = question.window().equals(Window.ALL);
      return of(question, measuredIn(question.window()), isNow, deals);
    }
    names.forEach(Asked::known);
    var stuck = names.contains(STUCK);
    if (stuck && !question.window().equals(Window.ALL)) {
      throw Problem.malformed("unknown-window", "window", "stuck is so now, and in all alone");
    }
    var figures = names.stream().filter(name -> !name.equals(STUCK)).distinct().toList();
    var metrics =
        figures.isEmpty()
            ? List.<Metric<?>>of()
            : questions.of(pipeline, figures, window, segment, at).metrics();
    return of(question, metrics, stuck, deals);
  }

  private static Asked of(Question q, List<Metric<?>> metrics, boolean stuck, int deals) {
    return new Asked(q.of(), q.window(), q.segment(), metrics, stuck, deals);
  }

  private static int deals(WhatIfBody body) {
    var deals = Objects.requireNonNullElse(body.deals(), USUAL_DEALS);
    if (deals < 0 || deals > MOST_DEALS) {
      throw Problem.malformed(
          "limit-out-of-range", "deals", "it may be 0 to " + MOST_DEALS + ", not " + deals);
    }
    return deals;
  }

  private static List<Metric<?>> measuredIn(Window window) {
    return Metric.ALL.stream()
        .filter(metric -> Recount.isOfDeals(metric) && metric.windows().include(window))
        .toList();
  }

  private static void known(@Nullable String name) {
    if (STUCK.equals(name)) {
      return;
    }
    if (name == null || Definition.of(name).isEmpty()) {
      throw Problem.notFound("unknown-metric", "metrics", "there is no metric " + name);
    }
    if (Metric.of(name, 1).filter(Recount::isOfDeals).isEmpty()) {
      throw Problem.malformed("not-of-deals", "metrics", name + " does not count what deals did");
    }
  }
}
