package io.dealstream.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.metrics.StreamUnderTest.Sent;
import io.dealstream.metrics.running.FreshnessMeters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How old what is sent says it is. */
class FreshnessTest {

  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

  private final Pen pen = new Pen();

  @Test
  void a_figure_is_as_old_as_the_newest_event_that_has_come_into_it() {
    try (var stream = new StreamUnderTest(NINE)) {
      stream.take(pen.pipeline("p", 1, 0, "a"));
      stream.take(opened("first").recordedAt(NINE.minusMillis(70)));
      assertThat(stream.sent).contains(new Sent(true, 70));
      stream.sent.clear();
      stream.take(opened("second").recordedAt(NINE.minusMillis(60)));
      stream.take(opened("third").recordedAt(NINE.minusMillis(50)));
      stream.settle();
      // It was sent a moment ago, and so rests for a tenth of a second first, and no longer.
      assertThat(stream.sent).filteredOn(Sent::ofAllTime).isNotEmpty();
      assertThat(stream.sent)
          .filteredOn(Sent::ofAllTime)
          .allSatisfy(sent -> assertThat(sent.ageMillis()).isBetween(50L, 50L + 500));
      assertThat(stream.sent)
          .filteredOn(sent -> !sent.ofAllTime())
          .extracting(Sent::ageMillis)
          .isNotEmpty()
          .allSatisfy(age -> assertThat(age).isLessThan(60_000));
    }
  }

  @Test
  void what_is_only_shown_again_is_of_no_age() {
    try (var stream = new StreamUnderTest(NINE)) {
      stream.take(pen.pipeline("p", 1, 0, "a", "b"), opened("d").recordedAt(NINE));
      stream.settle();
      stream.published.clear();
      stream.sent.clear();
      stream.pass(Duration.ofDays(2)); // the last ninety days are others now
      stream.settle();
      stream.take(pen.pipeline("p", 1, 0, "b", "a"));
      stream.settle();
      assertThat(stream.published).isNotEmpty();
      assertThat(stream.sent).isEmpty();
    }
  }

  @Test
  void it_is_shown_in_seconds_and_what_comes_from_the_future_is_of_no_age() {
    var meters = new SimpleMeterRegistry();
    var freshness = new FreshnessMeters(meters);
    freshness.sent(true, 1_000, 1_250);
    freshness.sent(true, 3_000, 2_990);
    freshness.sent(false, 2_000, 12_000);
    var ofAll = meters.get("dealstream.metrics.end.to.end").tag("window", "all").timer();
    var ofOthers = meters.get("dealstream.metrics.end.to.end").tag("window", "other").timer();
    assertThat(ofAll.count()).isEqualTo(2);
    assertThat(ofAll.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(250);
    assertThat(ofOthers.totalTime(TimeUnit.SECONDS)).isEqualTo(10);
    assertThat(meters.get("dealstream.metrics.newest.event.timestamp").gauge().value())
        .isEqualTo(3);
  }

  private Recorded opened(String deal) {
    return pen.open(deal, "p", "a", "anna", null, NINE.minusSeconds(60));
  }
}
