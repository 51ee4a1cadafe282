package io.dealstream.query.bottleneck;

import static java.util.Comparator.comparing;
import static java.util.Comparator.nullsLast;
import static java.util.Comparator.reverseOrder;

import io.dealstream.edge.Problem;
import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.StageDwell;
import io.dealstream.events.metric.StageDwell.Reading;
import io.dealstream.events.metric.Window;
import io.dealstream.events.metric.Windows;
import io.dealstream.events.pipeline.Stage;
import io.dealstream.query.bottleneck.Bottleneck.Item;
import io.dealstream.query.bottleneck.Waiting.InStage;
import io.dealstream.query.metrics.Figures;
import io.dealstream.query.metrics.MetricAnswer;
import io.dealstream.query.metrics.Questions;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds where deals get stuck. */
@Component
class Bottlenecks {

  private static final String DWELL = Metric.STAGE_DWELL.name();

  private final Questions questions;
  private final Figures figures;
  private final Waiting waiting;

  Bottlenecks(Questions questions, Figures figures, Waiting waiting) {
    this.questions = questions;
    this.figures = figures;
    this.waiting = waiting;
  }

  /**
   * @param now in whole milliseconds
   * @throws Problem 400 for another window than all or for a segment that is not measured, 404 for
   *     an unknown pipeline
   */
  Bottleneck of(String pipeline, String window, String segment, Instant now) {
    if (!window.equals(Window.ALL.word())) {
      throw Problem.malformed(
          "unknown-window", "window", "measured are " + Windows.NOW.inWords() + ", not " + window);
    }
    var question = questions.of(pipeline, List.of(DWELL), Window.TRAILING, segment);
    var dwell = Objects.requireNonNull(figures.present(question).get(DWELL));
    var usual = usual(dwell);
    var open = waiting.of(pipeline, question.segment(), usual, now);
    var items =
        question.of().stages().stream()
            .map(Stage::id)
            .map(id -> item(id, open.getOrDefault(id, InStage.NOBODY), usual.get(id)))
            .toList();
    return new Bottleneck(
        Bottleneck.METRIC,
        Bottleneck.DEFINITION,
        pipeline,
        Window.ALL,
        question.segment(),
        ranked(items),
        reasons(items),
        now,
        dwell.folded());
  }

  /** Milliseconds by stage. */
  private static Map<String, Long> usual(MetricAnswer dwell) {
    var usual = new HashMap<String, Long>();
    for (var item : dwell.items()) {
      if (item instanceof StageDwell d
          && d.reading() == Reading.VISIT
          && d.p50Seconds() instanceof BigDecimal p50) {
        usual.put(d.stageId(), p50.movePointRight(3).longValueExact());
      }
    }
    return usual;
  }

  private static Item item(String stageId, InStage open, @Nullable Long usual) {
    return new Item(stageId, null, seconds(open.beyond()), open.deals(), seconds(usual));
  }

  private static @Nullable BigDecimal seconds(@Nullable Long millis) {
    return millis == null ? null : BigDecimal.valueOf(millis, 3);
  }

  /** Sorted stably: the pipeline's order decides where as much time is waited. */
  private static List<Item> ranked(List<Item> items) {
    var ranked = new ArrayList<Item>();
    items.stream()
        .sorted(comparing(Item::waitingSeconds, nullsLast(reverseOrder())))
        .forEach(
            item ->
                ranked.add(item.waitingSeconds() == null ? item : item.ranked(ranked.size() + 1)));
    return ranked;
  }

  private static Map<String, String> reasons(List<Item> items) {
    var reasons = new TreeMap<String, String>();
    for (var item : items) {
      if (item.p50Seconds() == null) {
        reasons.put("p50Seconds", "nothing-closed");
      }
      if (item.waitingSeconds() == null) {
        reasons.put("waitingSeconds", "nothing-closed");
        reasons.put("rank", "nothing-closed");
      }
    }
    return reasons;
  }
}
