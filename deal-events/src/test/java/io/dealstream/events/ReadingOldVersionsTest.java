package io.dealstream.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

/** An event whose field got another name in its second version, and a new one in its third. */
class ReadingOldVersionsTest {

  private static final String V1 = "io.dealstream.deal.noticed.v1";
  private static final String V2 = "io.dealstream.deal.noticed.v2";
  private static final String V3 = "io.dealstream.deal.noticed.v3";

  record Noticed(String dealId, String actor, int times, Instant occurredAt, Via via)
      implements DomainEvent {

    @Override
    public String subject() {
      return dealId;
    }
  }

  private static final Upcaster RENAMED =
      new Upcaster(V1, V2, event -> event.set("actor", event.remove("by")));
  private static final Upcaster COUNTED = new Upcaster(V2, V3, event -> event.put("times", 1));

  private final EventReading reading =
      new EventReading(Map.of(V3, Noticed.class), List.of(COUNTED, RENAMED));

  @Test
  void the_oldest_version_is_led_through_all_the_others() {
    assertThat(reading.read(V1, json("\"by\": \"rita\""))).isEqualTo(noticed(1));
  }

  @Test
  void a_version_between_goes_only_the_rest_of_the_way() {
    assertThat(reading.read(V2, json("\"actor\": \"rita\""))).isEqualTo(noticed(1));
  }

  @Test
  void todays_version_is_read_as_it_stands() {
    assertThat(reading.read(V3, json("\"actor\": \"rita\", \"times\": 7"))).isEqualTo(noticed(7));
  }

  @Test
  void every_version_is_an_event_of_todays_type() {
    assertThat(List.of(V1, V2, V3))
        .allSatisfy(v -> assertThat(reading.typeOf(v)).isEqualTo(Noticed.class));
    assertThat(reading.typeOf("io.dealstream.deal.noticed.v4")).isNull();
  }

  @Test
  void what_never_was_an_event_is_not_read() {
    assertThatThrownBy(() -> reading.read("java.lang.String", json("\"actor\": \"rita\"")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void what_is_no_object_is_no_event_in_any_version() {
    assertThatThrownBy(() -> reading.read(V1, "[1]".getBytes(UTF_8)))
        .isInstanceOf(JacksonException.class);
  }

  @Test
  void an_older_version_that_leads_nowhere_is_found_at_once() {
    assertThatThrownBy(() -> new EventReading(Map.of(V3, Noticed.class), List.of(RENAMED)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(V1);
  }

  private static Noticed noticed(int times) {
    return new Noticed("d1", "rita", times, Instant.parse("2026-03-02T09:00:00Z"), Via.API);
  }

  private static byte[] json(String fields) {
    return "{\"dealId\": \"d1\", %s, \"occurredAt\": \"2026-03-02T09:00:00Z\", \"via\": \"api\"}"
        .formatted(fields)
        .getBytes(UTF_8);
  }
}
