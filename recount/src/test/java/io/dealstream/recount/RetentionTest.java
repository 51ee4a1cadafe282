package io.dealstream.recount;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.Via;
import io.dealstream.events.customer.CustomerEvent;
import io.dealstream.events.metric.CustomerRetention;
import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.Period;
import io.dealstream.events.metric.Segment;
import io.dealstream.events.metric.Window;
import io.dealstream.events.pipeline.PipelineDefinition;
import io.dealstream.events.pipeline.StageRules;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who came or left in the very instant in which a day begins did so on that day. */
class RetentionTest {

  private static final Instant MIDNIGHT = Instant.parse("2026-03-02T00:00:00Z");
  private static final Instant BEFORE = MIDNIGHT.minusMillis(1);
  private static final Stamp STAMP = new Stamp(MIDNIGHT, Map.of());

  private final Recount recount = new Recount();

  @BeforeEach
  void four_customers() {
    recount.define("p", new PipelineDefinition("P", "EUR", "UTC", 0, List.of(), StageRules.FREE));
    recount.add(came("left-at-once", BEFORE));
    recount.add(left("left-at-once", MIDNIGHT));
    recount.add(came("that-day", MIDNIGHT));
    recount.add(left("that-day", MIDNIGHT.plusSeconds(3_600)));
    recount.add(came("was-gone", BEFORE.minusSeconds(3_600)));
    recount.add(left("was-gone", BEFORE));
    recount.add(came("stays", BEFORE));
  }

  @Test
  void those_that_were_there_when_the_day_began_are_told_from_those_that_came_in_it() {
    assertThat(on("2026-03-02")).isEqualTo(CustomerRetention.of(2L, 1, 2, 1));
    assertThat(on("2026-03-01")).isEqualTo(CustomerRetention.of(0L, 3, 1, 0));
    assertThat(on("2026-03-03")).isEqualTo(CustomerRetention.of(1L, 0, 0, 0));
  }

  @Test
  void in_a_window_without_a_beginning_nobody_was_there_before() {
    assertThat(in(Window.ALL)).isEqualTo(CustomerRetention.of(0L, 4, 3, 0));
  }

  private CustomerRetention on(String date) {
    return in(Window.of(Period.DAY, date, ZoneOffset.UTC));
  }

  private CustomerRetention in(Window window) {
    return (CustomerRetention)
        recount.answer(Metric.RETENTION, "p", Segment.ALL, window, STAMP).getFirst().item();
  }

  private static CustomerEvent came(String id, Instant at) {
    return new CustomerEvent.Created(id, "d-" + id, "p", id, "rita", null, null, null, Via.API, at);
  }

  private static CustomerEvent left(String id, Instant at) {
    return new CustomerEvent.Churned(id, "rita", null, null, "price", Via.API, at);
  }
}
