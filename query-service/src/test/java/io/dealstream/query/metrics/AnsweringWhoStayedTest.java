package io.dealstream.query.metrics;

import static io.dealstream.query.support.Eventually.eventually;
import static io.dealstream.query.support.Figure.AS_OF;
import static io.dealstream.query.support.Sample.newId;
import static io.dealstream.query.support.Sample.pipeline;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.metric.CustomerRetention;
import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.MetricRecord;
import io.dealstream.events.metric.Period;
import io.dealstream.events.metric.Segment;
import io.dealstream.events.metric.Window;
import io.dealstream.query.support.Publisher;
import io.dealstream.query.support.Service;
import io.dealstream.query.support.Stream;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Of how many customers that there were when a window began it lost how many. */
class AnsweringWhoStayedTest {

  private static final Service service = Service.shared();
  private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");

  private final String p = newId("p");

  /** Four in February; in March three more came, and two left, one of them of those four. */
  @BeforeEach
  void tell() {
    Publisher.SHARED.publish(pipeline(p, WARSAW));
    Publisher.SHARED.figures(
        record(Window.ALL, CustomerRetention.of(0L, 7, 2, 0)),
        record(day("2026-02-10"), CustomerRetention.of(null, 4, 0, 0)),
        record(day("2026-03-02"), CustomerRetention.of(null, 3, 1, 1)),
        record(day("2026-03-03"), CustomerRetention.of(null, 0, 1, 1)),
        record(month(), CustomerRetention.of(null, 3, 2, 1)));
    eventually(() -> assertThat(told("month:2026-03")).startsWith("4 + 3 "));
  }

  @Test
  void the_churn_rate_is_of_those_that_there_were_when_the_window_began() {
    assertThat(told("month:2026-03")).isEqualTo("4 + 3 - 2 = 5, 1 of 4: 0.25");
    assertThat(told("day:2026-03-03")).isEqualTo("6 + 0 - 1 = 5, 1 of 6: 0.166667");
    assertThat(told("quarter:2026-Q2")).isEqualTo("5 + 0 - 0 = 5, 0 of 5: 0.0");
  }

  @Test
  void where_there_was_nobody_there_is_no_rate_and_it_says_why() {
    assertThat(told("all")).isEqualTo("0 + 7 - 2 = 5, 0 of 0: null");
    assertThat(told("day:2026-02-10")).isEqualTo("0 + 4 - 0 = 4, 0 of 0: null");
    assertThat(get("day:2026-02-10").at("/reasons/churnRate").asString())
        .isEqualTo(CustomerRetention.NOBODY);
    assertThat(get("month:2026-03").get("reasons").isEmpty()).isTrue();
  }

  @Test
  void a_reader_is_told_anew_where_a_day_before_changes() {
    var path = "/api/metrics/stream?metric=retention&window=month:2026-03&pipeline=" + p;
    try (var stream = Stream.open(service, path)) {
      assertThat(told(stream.next().json().at("/metrics/retention/items/0"))).startsWith("4 + 3");
      Publisher.SHARED.figures(record(day("2026-02-10"), CustomerRetention.of(null, 5, 0, 0)));
      assertThat(told(stream.next().json().get("item"))).isEqualTo("5 + 3 - 2 = 6, 1 of 5: 0.2");
    }
  }

  private MetricRecord<CustomerRetention> record(Window window, CustomerRetention item) {
    return new MetricRecord<>(
        Metric.RETENTION.name(),
        Metric.RETENTION.definition(),
        p,
        window,
        Segment.ALL,
        item,
        item.reasons(),
        AS_OF,
        Map.of("customer-events-0", 3L),
        false);
  }

  private static Window day(String date) {
    return Window.of(Period.DAY, date, WARSAW);
  }

  private static Window month() {
    return Window.of(Period.MONTH, "2026-03", WARSAW);
  }

  private JsonNode get(String window) {
    return service.get("/api/metrics/retention?pipeline=" + p + "&window=" + window).json();
  }

  private String told(String window) {
    return told(get(window).at("/items/0"));
  }

  private static String told(JsonNode item) {
    return "%s + %s - %s = %s, %s of %s: %s"
        .formatted(
            item.get("opening").asString(),
            item.get("gained").asString(),
            item.get("lost").asString(),
            item.get("closing").asString(),
            item.get("lostOfOpening").asString(),
            item.get("opening").asString(),
            item.get("churnRate").isNull() ? null : item.get("churnRate").asString());
  }
}
