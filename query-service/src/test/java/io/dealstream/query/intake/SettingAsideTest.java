package io.dealstream.query.intake;

import static io.dealstream.query.support.Eventually.eventually;
import static io.dealstream.query.support.Sample.FRIDAY;
import static io.dealstream.query.support.Sample.TUESDAY;
import static io.dealstream.query.support.Sample.moved;
import static io.dealstream.query.support.Sample.newId;
import static io.dealstream.query.support.Sample.opened;
import static io.dealstream.query.support.Sample.pipeline;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.EventJson;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.query.support.Publisher;
import io.dealstream.query.support.Service;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is wrong with one deal is no other deal's trouble. */
class SettingAsideTest {

  private static final Service service = Service.shared();
  private static final String P = newId("p");

  @BeforeAll
  static void start() {
    Publisher.SHARED.publish(pipeline(P));
    service.caughtUp();
  }

  @Test
  void a_gap_stops_its_deal_and_nothing_else() {
    var d = newId("d");
    Publisher.SHARED.publish(opened(d, P, "pitch", "10.00"));
    lose(moved(d, P, "pitch", "closing", 1, TUESDAY));
    Publisher.SHARED.publish(moved(d, P, "closing", "pitch", 2, FRIDAY));

    assertThat(others()).isEqualTo(200);
    eventually(() -> assertThat(whysOf(d)).containsExactly("a gap: it follows 0"));
    assertThat(service.get("/api/deals/" + d).json().get("version").asInt()).isZero();
  }

  @Test
  void a_record_that_is_no_event_stops_its_deal_and_nothing_else() {
    var d = newId("d");
    Publisher.SHARED.publish(opened(d, P, "pitch", "10.00"));
    send(moved(d, P, "pitch", "closing", 1, TUESDAY), "no JSON at all".getBytes());

    assertThat(others()).isEqualTo(200);
    eventually(() -> assertThat(whysOf(d).getFirst()).startsWith("not the JSON of its type"));
    assertThat(service.get("/api/deals/" + d).json().get("version").asInt()).isZero();
  }

  @Test
  void the_word_null_is_no_event_either() {
    var d = newId("d");
    Publisher.SHARED.publish(opened(d, P, "pitch", "10.00"));
    send(moved(d, P, "pitch", "closing", 1, TUESDAY), "null".getBytes());

    assertThat(others()).isEqualTo(200);
    eventually(() -> assertThat(whysOf(d)).containsExactly("null is no event"));
  }

  @Test
  void a_value_that_postgresql_cannot_hold_stops_its_deal_and_nothing_else() {
    var d = newId("d");
    Publisher.SHARED.publish(opened(d, P, "a stage with a NUL \0 in it", "10.00"));

    assertThat(others()).isEqualTo(200);
    eventually(() -> assertThat(whysOf(d)).hasSize(1));
    assertThat(service.get("/api/deals/" + d).status()).isEqualTo(404);
  }

  @Test
  void an_event_that_contradicts_the_deal_stops_it_and_nothing_else() {
    var d = newId("d");
    Publisher.SHARED.publish(opened(d, P, "pitch", "10.00"), opened(d, P, "pitch", "10.00"));

    assertThat(others()).isEqualTo(200);
    eventually(() -> assertThat(whysOf(d)).containsExactly("it opens a deal twice: " + d));
    assertThat(service.get("/api/deals/" + d).json().get("version").asInt()).isZero();
  }

  @Test
  void what_was_set_aside_is_counted_until_somebody_has_looked() {
    lose(opened(newId("d"), P, "pitch", "10.00"));
    var d = newId("d");
    var event = opened(d, P, "pitch", "10.00");
    send(event, "[]".getBytes());
    eventually(
        () ->
            assertThat(service.part(ProgressTable.class).countSetAside())
                .isGreaterThanOrEqualTo(1));
    assertThat(
            service
                .getAs(io.dealstream.testing.TestIssuer.shared().admin(), "/actuator/prometheus")
                .text())
        .contains("dealstream_intake_set_aside")
        .contains("dealstream_intake_lag");
  }

  @Test
  void records_of_an_aborted_transaction_are_never_seen() {
    var d = newId("d");
    var event = opened(d, P, "pitch", "10.00");
    var value = EventJson.MAPPER.writeValueAsBytes(event);
    var publisher = Publisher.SHARED;
    publisher.sendAndAbort(
        List.of(publisher.record(event, publisher.envelope(event, value), value)));
    assertThat(others()).isEqualTo(200);
    assertThat(whysOf(d)).isEmpty();
    assertThat(service.get("/api/deals/" + d).status()).isEqualTo(404);
  }

  /** As if the topic had lost it. */
  private static void lose(DealEvent event) {
    Publisher.SHARED.envelope(event, EventJson.MAPPER.writeValueAsBytes(event));
  }

  private static void send(DealEvent event, byte[] value) {
    var publisher = Publisher.SHARED;
    publisher.send(List.of(publisher.record(event, publisher.envelope(event, value), value)));
  }

  /** A deal that comes later is there: the intake has gone on. */
  private static int others() {
    var later = newId("d");
    Publisher.SHARED.publish(opened(later, P, "pitch", "10.00"));
    for (var n = 0; n < 12; n++) { // one in each partition, more or less
      Publisher.SHARED.publish(opened(newId("d"), P, "pitch", "10.00"));
    }
    return service.get("/api/deals/" + later + "?minVersion=0").status();
  }

  private static List<String> whysOf(String deal) {
    var jdbc = new JdbcTemplate(service.database().as("query_app"));
    return jdbc.queryForList(
        "SELECT why FROM dead_letter WHERE key = ? ORDER BY record_offset", String.class, deal);
  }
}
