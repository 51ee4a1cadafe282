package io.dealstream.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.metric.MetricRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SendingPaceTest {

  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

  /** As the pen has it. */
  private static final Instant RECORDED = Recorded.FIRST_RECORDED;

  private static final String ENTRIES = "stage-entries";

  private final Pen pen = new Pen();

  @Test
  void the_first_change_of_a_figure_is_sent_at_once() {
    try (var stream = new StreamUnderTest(RECORDED)) {
      stream.take(pen.pipeline("p", 1, 0, "a"), pen.open("d", "p", "a", "anna", null, NINE));
      stream.read();
      assertThat(stream.newest).containsKey(NaiveFigures.key("p", ENTRIES, "all", "a"));
    }
  }

  @Test
  void a_busy_figure_is_sent_ten_times_a_second_and_ends_complete() {
    try (var stream = new StreamUnderTest(RECORDED)) {
      twoBusySeconds(stream);
      stream.settle();
      var sent = sent(stream, "all", "all");
      assertThat(sent).hasSizeBetween(15, 22);
      assertThat(sent.getLast().item())
          .extracting("entered", "stillThere")
          .containsExactly(400L, 400L);
    }
  }

  @Test
  void windows_are_sent_once_a_second_and_those_of_an_owner_more_seldom_and_end_complete() {
    try (var stream = new StreamUnderTest(RECORDED)) {
      twoBusySeconds(stream);
      stream.read();
      assertThat(sent(stream, "all", "month")).hasSizeBetween(1, 3);
      assertThat(sent(stream, "owner", "month")).hasSize(1);
      stream.settle();
      assertThat(sent(stream, "all", "month").getLast().item())
          .extracting("entered")
          .isEqualTo(400L);
      assertThat(sent(stream, "owner", "month").getLast().item())
          .extracting("entered")
          .isEqualTo(400L);
    }
  }

  @Test
  void while_old_events_are_read_in_figures_are_seldom_sent_and_windows_not_at_all() {
    try (var stream = new StreamUnderTest(RECORDED.plusSeconds(60))) {
      twoBusySeconds(stream);
      stream.read();
      assertThat(sent(stream, "all", "all")).hasSizeBetween(1, 3);
      assertThat(sent(stream, "all", "month")).isEmpty();
      stream.settle();
      assertThat(sent(stream, "all", "all").getLast().item()).extracting("entered").isEqualTo(400L);
      assertThat(sent(stream, "all", "month").getLast().item())
          .extracting("entered")
          .isEqualTo(400L);
    }
  }

  @Test
  void where_a_tick_comes_late_as_much_is_sent_as_in_those_it_comes_instead_of() {
    try (var onTime = new StreamUnderTest(RECORDED);
        var late = new StreamUnderTest(RECORDED)) {
      hundredOwners(onTime);
      hundredOwners(late);
      for (var tick = 0; tick < 40; tick++) {
        onTime.tick();
      }
      late.pass(Duration.ofSeconds(1));
      onTime.read();
      late.read();
      assertThat(ofAllTime(late))
          .hasSizeGreaterThan(500)
          .containsExactlyInAnyOrderElementsOf(ofAllTime(onTime));
    }
  }

  private static List<String> ofAllTime(StreamUnderTest stream) {
    return stream.newest.keySet().stream()
        .filter(key -> key.split("\\|")[4].equals("all"))
        .toList();
  }

  private static void hundredOwners(StreamUnderTest stream) {
    var pen = new Pen();
    stream.take(pen.pipeline("p", 1, 0, "a"));
    stream.tick();
    for (var owner = 0; owner < 100; owner++) {
      stream.take(pen.open("d" + owner, "p", "a", "o" + owner, null, NINE));
    }
  }

  private void twoBusySeconds(StreamUnderTest stream) {
    stream.take(pen.pipeline("p", 1, 0, "a"));
    for (var tick = 0; tick < 80; tick++) {
      for (var i = 0; i < 5; i++) {
        stream.take(pen.open("d" + tick + "-" + i, "p", "a", "anna", null, NINE));
      }
      stream.tick();
    }
  }

  private static List<MetricRecord<?>> sent(
      StreamUnderTest stream, String dimension, String window) {
    return stream.published.stream()
        .filter(r -> r.metric().equals(ENTRIES))
        .filter(r -> r.segment().dimension().equals(dimension))
        .filter(r -> r.window().kind().equals(window))
        .toList();
  }
}
