package io.dealstream.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.metric.MetricRecord;
import io.dealstream.metrics.NaiveFigures.Span;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Made histories with everything that may happen to a deal, compared with {@link NaiveFigures}
 * again and again on the way.
 */
class RandomHistoriesTest {

  private static final int EVENTS = 240;
  private static final int COMPARED_EVERY = 10;

  static LongStream seeds() {
    return LongStream.range(0, "soak".equals(System.getProperty("size")) ? 1_000 : 3);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void every_figure_is_what_plain_loops_make_of_the_events(long seed) {
    try (var stream = new StreamUnderTest()) {
      new Story(stream, new Random(seed)).play();
    }
  }

  private static final class Story {

    private final StreamUnderTest stream;
    private final Random random;
    private final RandomStory story;
    private final Pen pen;
    private final List<DealEvent> told = new ArrayList<>();
    private final Map<String, Long> changedAt = new HashMap<>();
    private final NaiveSurvival survival = new NaiveSurvival();
    private Map<String, Map<String, Object>> before = Map.of();

    Story(StreamUnderTest stream, Random random) {
      this.stream = stream;
      this.random = random;
      story = new RandomStory(random, 20_000_000);
      pen = story.pen;
    }

    void play() {
      stream.take(pen.pipeline("sales", 1, 1, "a", "b", "c", "d"));
      stream.take(pen.pipeline("renewals", 3, 0, "b", "y"));
      for (var i = 1; i <= EVENTS; i++) {
        story.next().forEach(this::tell);
        if (random.nextInt(4) == 0) {
          stream.tick();
        }
        if (i % COMPARED_EVERY == 0) {
          stream.settle();
          compare();
        }
      }
      assertThat(stream.alarms).isEmpty();
    }

    private void tell(Recorded event) {
      stream.take(event);
      if (random.nextInt(10) == 0) {
        stream.take(pen.written.get(random.nextInt(pen.written.size()))); // delivered again
      }
      told.add((DealEvent) event.event());
      survival.tell((DealEvent) event.event());
      note(event.position());
    }

    /** Whose value differs from what it was before the event, the event has changed. */
    private void note(long position) {
      var after = naive(_ -> Recorded.FIRST_RECORDED);
      after.forEach(
          (key, figure) -> {
            if (!figure.equals(before.get(key)) && !untouched(key, figure)) {
              changedAt.put(key, position);
            }
          });
      before = after;
    }

    /** What plain loops show as zeros for whom nothing has happened. */
    private boolean untouched(String key, Map<String, Object> figure) {
      return !changedAt.containsKey(key)
          && figure.values().stream()
              .allMatch(
                  v ->
                      v == null
                          || v instanceof String
                          || v.equals(0L)
                          || v instanceof BigDecimal d && d.signum() == 0);
    }

    private void compare() {
      var expected =
          naive(
              key -> {
                var record = stream.newest.get(key);
                return record == null ? Recorded.FIRST_RECORDED : record.asOf();
              });
      changedAt.forEach(
          (key, position) -> {
            var published = RandomStory.encoded(key);
            var record = stream.newest.get(published);
            Comparison.assertSame(published, record, expected.get(key));
            var folded = record.folded().get("deal-events-0");
            if (key.endsWith(":cumulative")) {
              // A total that is replaced by an equal one is the same figure, of a newer event.
              assertThat(folded).as(key).isGreaterThanOrEqualTo(position);
            } else {
              assertThat(folded).as(key).isEqualTo(position);
            }
            survival.compare(key, record);
            assertThat(record.asOf()).as(key).isIn(asOf(record, folded));
          });
      assertThat(
              stream.newest.keySet().stream()
                  .filter(NaiveFigures::measures)
                  .filter(NaiveFigures::isOfAllTime))
          .containsExactlyInAnyOrderElementsOf(
              changedAt.keySet().stream().map(RandomStory::encoded).toList());
    }

    /** Where something goes on it is as old as it was when today began, and no younger. */
    private List<Instant> asOf(MetricRecord<?> record, long folded) {
      var newest = Recorded.FIRST_RECORDED.plusMillis(folded);
      var today = stream.now().truncatedTo(ChronoUnit.DAYS);
      if (!record.item().itemKey().endsWith(":visit") || newest.isAfter(today)) {
        return List.of(newest);
      }
      var yesterday = today.minus(1, ChronoUnit.DAYS);
      return survival.goesOn(record) ? List.of(today) : List.of(newest, yesterday, today);
    }

    private Map<String, Map<String, Object>> naive(Function<String, Instant> asOf) {
      var figures =
          NaiveFigures.of(
              told,
              RandomStory.MINIMUM,
              RandomStory.STAGES,
              key -> asOf.apply(RandomStory.encoded(key)));
      var segments = new TreeSet<String>();
      told.forEach(e -> segments.addAll(NaiveFigures.segmentsOf(e)));
      figures.putAll(NaiveOpenPipeline.of(told, segments));
      figures.putAll(NaiveForecast.of(told, segments));
      figures.putAll(NaiveFlow.of(told, segments, Span.ALL));
      figures.putAll(NaiveWaterfall.of(told, segments, Span.ALL));
      return figures;
    }
  }
}
