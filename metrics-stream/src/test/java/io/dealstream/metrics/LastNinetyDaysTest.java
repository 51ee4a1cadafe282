package io.dealstream.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.metric.StageEntries;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LastNinetyDaysTest {

  private static final Instant MIDNIGHT = Instant.parse("2026-03-21T00:00:00Z");

  private final Pen pen = new Pen();

  /** The first event of a day is sooner than whoever looks for figures of the day before. */
  @Test
  void where_one_stage_begins_the_day_the_others_do_too() {
    try (var stream = new StreamUnderTest(MIDNIGHT.minusMillis(60_500))) {
      stream.take(pen.pipeline("p", 1, 0, "a", "b"));
      stream.take(pen.open("d1", "p", "a", "anna", null, MIDNIGHT.minusSeconds(70)));
      stream.take(pen.open("d2", "p", "b", "anna", null, MIDNIGHT.minusSeconds(70)));
      stream.settle();
      stream.passUntil(MIDNIGHT.minusMillis(400));
      stream.passUntil(MIDNIGHT.plusMillis(100));
      stream.take(pen.open("d3", "p", "b", "anna", null, MIDNIGHT));
      for (var tick = 0; tick < 12; tick++) {
        stream.tick();
      }
      stream.settle();
      assertThat(end(stream, "b")).isEqualTo("2026-03-22T00:00:00Z");
      assertThat(end(stream, "a")).isEqualTo("2026-03-22T00:00:00Z");
    }
  }

  private static Instant end(StreamUnderTest stream, String stage) {
    var key = NaiveFigures.key("p", "stage-entries", "all", "trailing90", stage);
    return stream.record(key, StageEntries.class).window().end();
  }
}
