package io.dealstream.local.verify.topics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.audit.Envelope;
import io.dealstream.local.verify.store.History;
import io.dealstream.local.verify.store.StoredRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class PublishedTest {

  private static final Instant RECORDED = Instant.parse("2026-01-01T00:00:01Z");

  private final StoredRow row = History.of(5).rows().getLast();

  @Test
  void an_event_is_the_same_on_its_topic_as_it_is_stored() throws Exception {
    var record = record("deal-events", RECORDED, row.event().payload(), "ann");
    assertThat(Published.of(record).fingerprint()).isEqualTo(Published.of(row).fingerprint());
    assertThat(differences(record)).isEmpty();
  }

  @Test
  void whatever_is_otherwise_on_the_topic_is_named() throws Exception {
    var other = new String(row.event().payload(), UTF_8).replace("\"n\":4", "\"n\":5");
    var record = record("lead-events", RECORDED.plusMillis(1), other.getBytes(UTF_8), "bob");
    assertThat(Published.of(record).fingerprint()).isNotEqualTo(Published.of(row).fingerprint());
    assertThat(differences(record))
        .containsExactly(
            "topic: deal-events, lead-events",
            "timestamp: 1767225601000, 1767225601001",
            "ce_actor: ann, bob",
            "value from byte 5: 4,\"occurredAt\":\"2026-01-, 5,\"occurredAt\":\"2026-01-");
  }

  private List<String> differences(ConsumerRecord<String, byte[]> record) throws Exception {
    var found = new ArrayList<String>();
    Published.of(row)
        .compare(Published.of(record), (name, a, b) -> found.add(name + ": " + a + ", " + b));
    return found;
  }

  private ConsumerRecord<String, byte[]> record(
      String topic, Instant timestamp, byte[] value, String actor) {
    var event = row.event();
    var headers = new RecordHeaders();
    new Envelope(
            event.id(),
            event.type(),
            Envelope.SOURCE,
            event.subject(),
            "2026-01-01T00:00:00Z",
            event.recordedAt(),
            event.sequence(),
            row.position(),
            row.chain(),
            row.dealChain(),
            "",
            "c",
            actor)
        .writeTo(headers);
    return new ConsumerRecord<>(
        topic,
        0,
        0,
        timestamp.toEpochMilli(),
        TimestampType.CREATE_TIME,
        0,
        0,
        event.subject(),
        value,
        headers,
        Optional.empty());
  }
}
