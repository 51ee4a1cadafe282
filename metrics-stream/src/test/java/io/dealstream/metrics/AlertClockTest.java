package io.dealstream.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.alert.DealAlert;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When the time that passes tells of an alert, and when it waits for what may be on its way. */
class AlertClockTest {

  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  private final Pen pen = new Pen();

  private Recorded idleSince(String deal, Instant at) {
    pen.pipeline("p", 1, 0, "a", "b");
    pen.limits("p", "a", 0, 2);
    return pen.open(deal, "p", "a", "anna", null, at);
  }

  @Test
  void many_that_fall_due_at_once_are_told_a_thousand_at_a_time_the_earliest_first() {
    try (var stream = new StreamUnderTest(NOW)) {
      for (var i = 0; i < 2_050; i++) {
        stream.take(idleSince("d" + i, NOW.plusSeconds(i)).recordedAt(NOW));
      }
      stream.pass(Duration.ofDays(3));
      assertThat(stream.alerts()).hasSize(1_000);
      stream.pass(Duration.ofMillis(100));
      assertThat(stream.alerts()).hasSize(1_000);
      stream.pass(Duration.ofMillis(100));
      assertThat(stream.alerts()).hasSize(50);
      assertThat(stream.told)
          .extracting(DealAlert::dealId)
          .startsWith("d0", "d1")
          .endsWith("d2048", "d2049")
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void what_was_due_long_ago_when_it_came_is_told_once_nothing_follows() {
    try (var stream = new StreamUnderTest(NOW)) {
      stream.take(idleSince("d", NOW.minus(Duration.ofDays(40))).recordedAt(NOW));
      stream.pass(Duration.ofMillis(4_900));
      assertThat(stream.alerts()).isEmpty();
      stream.pass(Duration.ofMillis(200));
      assertThat(stream.alerts())
          .singleElement()
          .returns(NOW.minus(Duration.ofDays(38)), DealAlert::occurredAt);
    }
  }

  @Test
  void while_a_past_is_brought_nothing_is_told_that_its_next_event_would_take_back() {
    try (var stream = new StreamUnderTest(NOW)) {
      var past = NOW.minus(Duration.ofDays(40));
      stream.take(idleSince("d", past).recordedAt(NOW));
      for (var i = 1; i <= 40; i++) {
        stream.pass(Duration.ofSeconds(3));
        stream.take(pen.call("d", past.plus(Duration.ofDays(i))).recordedAt(stream.now()));
      }
      stream.pass(Duration.ofMinutes(1));
      assertThat(stream.alerts()).isEmpty();
    }
  }

  @Test
  void a_past_without_an_end_does_not_hold_back_others_for_longer_than_ten_minutes() {
    try (var stream = new StreamUnderTest(NOW)) {
      stream.take(
          idleSince("waits", NOW.minus(Duration.ofDays(2)).plusSeconds(60)).recordedAt(NOW));
      for (var i = 1; i < 200; i++) {
        stream.pass(Duration.ofSeconds(3));
        stream.take(idleSince("d" + i, NOW.minus(Duration.ofDays(40))).recordedAt(stream.now()));
      }
      assertThat(stream.alerts()).isEmpty();
      for (var i = 200; i < 210; i++) {
        stream.pass(Duration.ofSeconds(3));
        stream.take(idleSince("d" + i, NOW.minus(Duration.ofDays(40))).recordedAt(stream.now()));
      }
      assertThat(stream.alerts()).extracting(DealAlert::dealId).contains("waits");
    }
  }

  /** What was live once is read at once now: the clock is no further than what has been read. */
  @Test
  void a_replay_tells_what_was_told_whatever_the_time_is_now() {
    try (var stream = new StreamUnderTest(NOW)) {
      var past = NOW.minus(Duration.ofDays(40));
      stream.take(idleSince("touched", past).recordedAt(past));
      stream.take(idleSince("left alone", past).recordedAt(past));
      stream.take(idleSince("another", past.plus(Duration.ofDays(1))).recordedAt(past));
      stream.pass(Duration.ofSeconds(1));
      var day = past.plus(Duration.ofDays(1));
      stream.take(pen.call("touched", day).recordedAt(day));
      stream.pass(Duration.ofSeconds(1));
      assertThat(stream.alerts()).isEmpty();
      var later = past.plus(Duration.ofHours(50));
      stream.take(pen.call("another", later).recordedAt(later));
      stream.pass(Duration.ofSeconds(1));
      assertThat(stream.alerts())
          .singleElement()
          .returns("left alone", DealAlert::dealId)
          .returns(past.plus(Duration.ofDays(2)), DealAlert::occurredAt);
    }
  }
}
