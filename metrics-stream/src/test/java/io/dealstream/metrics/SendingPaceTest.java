package io.dealstream.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SendingPaceTest {

  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
  private static final String ENTRIES = "stage-entries";

  private final Pen pen = new Pen();

  @Test
  void the_first_change_of_a_figure_is_sent_at_once() {
    try (var stream = new StreamUnderTest()) {
      stream.take(pen.pipeline("p", 1, 0, "a"), pen.open("d", "p", "a", "anna", null, NINE));
      stream.read();
      assertThat(stream.newest).containsKey(NaiveFigures.key("p", ENTRIES, "all", "a"));
    }
  }

  @Test
  void a_busy_figure_is_sent_ten_times_a_second_and_ends_complete() {
    try (var stream = new StreamUnderTest()) {
      stream.take(pen.pipeline("p", 1, 0, "a"));
      for (var tick = 0; tick < 80; tick++) { // two seconds
        for (var i = 0; i < 5; i++) {
          stream.take(pen.open("d" + tick + "-" + i, "p", "a", "anna", null, NINE));
        }
        stream.tick();
      }
      stream.settle();
      var sent =
          stream.published.stream()
              .filter(r -> r.metric().equals(ENTRIES) && r.segment().dimension().equals("all"))
              .filter(r -> r.window().kind().equals("all"))
              .toList();
      assertThat(sent).hasSizeBetween(15, 22);
      assertThat(sent.getLast().item())
          .extracting("entered", "stillThere")
          .containsExactly(400L, 400L);
    }
  }
}
