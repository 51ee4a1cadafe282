package io.dealstream.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.customer.CustomerEvent;
import io.dealstream.events.metric.CustomerRetention;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RetentionTest {

  private static final Instant MIDNIGHT = Instant.parse("2026-03-02T00:00:00Z");

  private final Pen pen = new Pen();

  @Test
  void who_came_in_the_instant_in_which_a_window_begins_was_not_there_before() {
    try (var stream = new StreamUnderTest()) {
      stream.take(pen.pipeline("p", 1, 0, "a"));
      stream.take(came("before", MIDNIGHT.minusMillis(1)));
      stream.take(came("then", MIDNIGHT));
      stream.take(left("before", MIDNIGHT));
      stream.take(left("then", MIDNIGHT.plusSeconds(1)));
      stream.settle();
      var thatDay = stream.item("p|retention|1|all|day:2026-03-02|-", CustomerRetention.class);
      assertThat(thatDay).isEqualTo(CustomerRetention.of(null, 1, 2, 1));
      var ever = stream.item("p|retention|1|all|all|-", CustomerRetention.class);
      assertThat(ever).isEqualTo(CustomerRetention.of(0L, 2, 2, 0));
    }
  }

  private Recorded came(String id, Instant at) {
    return pen.write(
        new CustomerEvent.Created(id, "d-" + id, "p", id, "rita", null, null, null, pen.via, at));
  }

  private Recorded left(String id, Instant at) {
    return pen.write(new CustomerEvent.Churned(id, "rita", null, null, "price", pen.via, at));
  }
}
