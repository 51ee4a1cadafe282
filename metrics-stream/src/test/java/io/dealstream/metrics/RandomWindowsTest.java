package io.dealstream.metrics;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.DomainEvent;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.metric.MetricKey;
import io.dealstream.events.metric.MetricRecord;
import io.dealstream.events.metric.StageDwell;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Made histories of months, with late events, in zones whose clocks change and whose days begin at
 * odd times: every figure of every window, compared with a recount of the events.
 */
class RandomWindowsTest {

  private static final int EVENTS = 160;
  private static final int COMPARED_EVERY = 40;
  private static final long TWO_DAYS = 172_800_000;
  private static final Map<String, ZoneId> ZONES =
      Map.of("sales", ZoneId.of("America/St_Johns"), "renewals", ZoneId.of("Asia/Kathmandu"));

  static LongStream seeds() {
    return LongStream.range(0, "soak".equals(System.getProperty("size")) ? 100 : 2);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void every_figure_of_every_window_is_what_a_recount_makes_of_the_events(long seed) {
    var random = new Random(seed);
    var story = new RandomStory(random, TWO_DAYS);
    var told = new ArrayList<DealEvent>();
    var survival = new NaiveSurvival();
    try (var stream = new StreamUnderTest(RandomStory.BEGIN)) {
      var definitions = definitions(story.pen);
      var toldAt = random.nextInt(COMPARED_EVERY);
      for (var i = 1; i <= EVENTS; i++) {
        for (var event : story.next()) {
          stream.passUntil(story.clock());
          stream.take(event.recordedAt(story.clock()));
          told.add((DealEvent) event.event());
          survival.tell((DealEvent) event.event());
        }
        if (i == toldAt + 1) {
          definitions.forEach(stream::take); // of another partition, and so it may come later
        }
        if (i % COMPARED_EVERY == 0) {
          stream.settle();
          compare(stream, told, survival);
          stream.newest.forEach(survival::compare);
        }
      }
      stream.passUntil(story.clock().plusSeconds(100 * 86_400));
      stream.settle();
      compare(stream, told, survival);
      compareInThePresent(stream, survival);
    }
  }

  /** What goes on is as old as it was when today began, or when something happened last. */
  private static void compareInThePresent(StreamUnderTest stream, NaiveSurvival survival) {
    stream.newest.forEach(
        (key, record) -> {
          survival.compare(key, record);
          if (survival.goesOn(record)) {
            var zone = requireNonNull(ZONES.get(record.pipelineId()));
            var today = stream.now().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
            assertThat(record.asOf()).as(key).isEqualTo(today);
          }
        });
    assertThat(survival.closely).isGreaterThan(survival.compared * 9 / 10);
  }

  private static List<Recorded> definitions(Pen pen) {
    pen.zone = requireNonNull(ZONES.get("sales")).getId();
    var sales = pen.pipeline("sales", 1, 1, "a", "b", "c", "d");
    pen.zone = requireNonNull(ZONES.get("renewals")).getId();
    return List.of(sales, pen.pipeline("renewals", 3, 0, "b", "y"));
  }

  private static void compare(
      StreamUnderTest stream, List<DealEvent> told, NaiveSurvival survival) {
    var events = new ArrayList<DomainEvent>();
    definitions(new Pen()).forEach(defined -> events.add(defined.event()));
    events.addAll(told);
    SecondPath.compare(
        stream, events, (published, recounted) -> compareExactly(published, recounted, survival));
  }

  private static void compareExactly(
      MetricRecord<?> published, MetricRecord<?> recounted, NaiveSurvival survival) {
    if (recounted.item() instanceof StageDwell dwell
        && dwell.reading() == StageDwell.Reading.VISIT) {
      assertThat(dwell.unbiasedMedianSeconds())
          .as(MetricKey.of(published))
          .isEqualTo(survival.exact(published, dwell));
    }
  }
}
