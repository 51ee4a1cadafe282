package io.dealstream.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A history full of corner cases, against figures that another program computed from it. */
class KnownHistoryTest {

  @Test
  void every_figure_of_the_tricky_history_is_as_expected() throws IOException {
    var expected = ExpectedFigures.of("tricky");
    var pen = new Pen();
    pen.pipeline(
        "tricky", 10, 0, "prospecting", "qualification", "pitch", "negotiation", "closing");
    var history = CsvHistory.tell(pen, "tricky", "tricky_history.csv", "");
    assertThat(history.refused).isEqualTo(expected.refused());
    try (var stream = new StreamUnderTest()) {
      for (var event : pen.written) {
        stream.take(event);
        if (event.position() % 50 == 0) {
          stream.tick();
        }
      }
      stream.settle();
      expected.compare(stream.newest);
    }
  }
}
