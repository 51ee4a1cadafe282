package io.dealstream.query.intake;

import static io.dealstream.query.support.Sample.TUESDAY;
import static io.dealstream.query.support.Sample.moved;
import static io.dealstream.query.support.Sample.opened;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.DomainEvent;
import io.dealstream.events.EventJson;
import io.dealstream.events.EventNames;
import io.dealstream.events.audit.Chain;
import io.dealstream.events.audit.Chain.Link;
import io.dealstream.events.audit.Envelope;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class SequencingTest {

  private byte[] chain = Chain.start();
  private long offset;

  private final Reading first = reading(0, opened("d1", "p", "pitch", "10.00"));
  private final Reading second = reading(1, moved("d1", "p", "pitch", "closing", 1, TUESDAY));
  private final Reading third = reading(2, moved("d1", "p", "closing", "pitch", 2, TUESDAY));

  @Test
  void takes_each_event_that_follows() {
    var sequencing = sequence(first, second, third);
    assertThat(taken(sequencing)).containsExactly(0L, 1L, 2L);
    assertThat(sequencing.refused()).isEmpty();
    assertThat(sequencing.changed()).singleElement().matches(p -> p.lastSequence() == 2);
  }

  @Test
  void skips_what_it_has() {
    var sequencing = sequence(first, second, first, second, second, third);
    assertThat(taken(sequencing)).containsExactly(0L, 1L, 2L);
    assertThat(sequencing.refused()).isEmpty();
  }

  @Test
  void skips_what_it_had_before_this_batch() {
    var before = sequence(first, second).changed().getFirst();
    var sequencing = Sequencing.of(Map.of(before.key(), before), List.of(first, second, third));
    assertThat(taken(sequencing)).containsExactly(2L);
  }

  @Test
  void sets_an_aggregate_aside_at_a_gap_and_all_that_follows_it() {
    var sequencing = sequence(first, third, second);
    assertThat(taken(sequencing)).containsExactly(0L);
    assertThat(whys(sequencing))
        .containsExactly("a gap: it follows 0", "set aside before: a gap: it follows 0");
  }

  @Test
  void sets_an_aggregate_aside_whose_chain_was_broken() {
    var altered = altered(second);
    var sequencing = sequence(first, altered);
    assertThat(taken(sequencing)).containsExactly(0L);
    assertThat(whys(sequencing)).containsExactly("its chain does not continue the aggregate's");
  }

  @Test
  void one_aggregate_that_is_set_aside_holds_up_no_other() {
    chain = Chain.start();
    var other = reading(0, opened("d2", "p", "pitch", "10.00"));
    var sequencing = sequence(third, other);
    assertThat(sequencing.taken()).extracting(r -> r.event().subject()).containsExactly("d2");
  }

  @Test
  void sets_an_aggregate_aside_of_which_a_record_cannot_be_read() {
    var sequencing = sequence(first, unreadable("d1"), second);
    assertThat(taken(sequencing)).containsExactly(0L);
    assertThat(sequencing.refused()).hasSize(2);
    assertThat(sequencing.changed().getFirst().setAside()).contains("ce_id is missing");
  }

  @Test
  void a_field_that_must_be_there_and_is_not_makes_a_record_unreadable() {
    var bare = opened("d1", "p", "pitch", "10.00");
    var value = EventJson.MAPPER.writeValueAsString(bare).replace("\"owner\":\"rita\",", "");
    var reading = reading(bare, envelope(0, bare, value.getBytes()), value.getBytes());
    assertThat(reading)
        .isInstanceOfSatisfying(
            Reading.Unreadable.class, u -> assertThat(u.why()).isEqualTo("owner is missing"));
  }

  @Test
  void a_record_under_another_key_is_unreadable() {
    var event = opened("d1", "p", "pitch", "10.00");
    var value = EventJson.MAPPER.writeValueAsBytes(event);
    var record = new ConsumerRecord<>("deal-events", 0, 7, "d9", value);
    envelope(0, event, value).writeTo(record.headers());
    assertThat(Reading.of(record)).isInstanceOf(Reading.Unreadable.class);
  }

  private static Sequencing sequence(Reading... readings) {
    return Sequencing.of(Map.of(), List.of(readings));
  }

  private static List<Long> taken(Sequencing sequencing) {
    return sequencing.taken().stream().map(r -> r.envelope().sequence()).toList();
  }

  private static List<String> whys(Sequencing sequencing) {
    return sequencing.refused().stream().map(Sequencing.Refused::why).toList();
  }

  private Reading reading(long sequence, DomainEvent event) {
    var value = EventJson.MAPPER.writeValueAsBytes(event);
    return reading(event, envelope(sequence, event, value), value);
  }

  private Reading reading(DomainEvent event, Envelope envelope, byte[] value) {
    var record = new ConsumerRecord<>("deal-events", 0, offset++, event.subject(), value);
    envelope.writeTo(record.headers());
    return Reading.of(record);
  }

  private Reading unreadable(String key) {
    return Reading.of(new ConsumerRecord<>("deal-events", 0, offset++, key, new byte[0]));
  }

  private static Reading altered(Reading reading) {
    var record = reading.record();
    var text = new String(record.value()).replace("closing", "pitch  ");
    var other =
        new ConsumerRecord<>("deal-events", 0, record.offset(), record.key(), text.getBytes());
    record.headers().forEach(other.headers()::add);
    assertThat(Arrays.equals(other.value(), record.value())).isFalse();
    return Reading.of(other);
  }

  private Envelope envelope(long sequence, DomainEvent event, byte[] value) {
    var link =
        new Link(
            event.subject(),
            sequence,
            "e" + sequence,
            EventNames.nameOf(event.getClass()),
            event.occurredAt().toString(),
            "2026-03-06T09:00:00Z",
            "anna",
            "c",
            "k",
            value);
    chain = Chain.ofAggregate(chain, link);
    return new Envelope(
        link.id(),
        link.type(),
        Envelope.SOURCE,
        link.key(),
        link.time(),
        link.recordedTime(),
        sequence,
        sequence + 1,
        chain,
        chain,
        "c",
        "k",
        "anna");
  }
}
