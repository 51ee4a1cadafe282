package io.dealstream.command.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.audit.Envelope;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What both chains are for: with the topics and nothing else, every kind of tampering shows. */
class AuditTest {

  private static final Line LINE = Line.fresh();
  private static List<Record> published;

  private final List<Record> records = new ArrayList<>(published);

  @BeforeAll
  static void publish() throws Exception {
    LINE.start();
    try (var writer = LINE.writer()) {
      for (var i = 0; i < 60; i++) {
        writer.append("deal:" + i % 5);
      }
      writer.commit();
    }
    LINE.awaitPublished(60);
    published = List.copyOf(LINE.topic());
  }

  @AfterAll
  static void stop() {
    LINE.close();
  }

  @Test
  void the_topics_as_published_are_in_order() {
    assertThat(records).hasSize(60);
    assertThat(Audit.of(records)).isEmpty();
  }

  @Test
  void an_altered_value_shows() {
    var value = records.get(30).value().clone();
    value[value.length - 3]++;
    records.set(30, with(records.get(30), records.get(30).envelope(), value));
    assertThat(Audit.of(records)).contains("the chain breaks at 31");
  }

  @Test
  void an_altered_actor_shows() {
    var record = records.get(30);
    records.set(30, with(record, by(record.envelope(), "mallory", 31), record.value()));
    assertThat(Audit.of(records)).contains("the chain breaks at 31");
  }

  @Test
  void a_dropped_record_shows() {
    records.remove(30);
    assertThat(Audit.of(records)).contains("32 stands at 31", "the chain breaks at 31");
  }

  @Test
  void a_dropped_record_shows_though_the_others_are_numbered_anew() {
    records.remove(30);
    for (var i = 30; i < records.size(); i++) {
      var record = records.get(i);
      var numbered = by(record.envelope(), record.envelope().actor(), i + 1);
      records.set(i, with(record, numbered, record.value()));
    }
    assertThat(Audit.of(records)).contains("the chain breaks at 31");
  }

  @Test
  void two_swapped_records_show() {
    var one = records.get(30);
    var other = records.get(31);
    records.set(30, with(other, by(other.envelope(), "rita", 31), other.value()));
    records.set(31, with(one, by(one.envelope(), "rita", 32), one.value()));
    assertThat(Audit.of(records)).contains("the chain breaks at 31", "the chain breaks at 32");
  }

  @Test
  void a_record_put_in_between_shows() {
    records.add(30, records.get(30));
    assertThat(Audit.of(records)).contains("31 stands at 32");
  }

  @Test
  void a_reader_of_one_deal_alone_sees_that_one_of_its_events_is_missing() {
    var deal = records.stream().filter(r -> r.key().equals("3")).toList();
    var without = new ArrayList<>(deal);
    without.remove(4);
    assertThat(ofOneDeal(deal)).isEmpty();
    assertThat(ofOneDeal(without)).isNotEmpty();
  }

  private static List<String> ofOneDeal(List<Record> records) {
    var topic = records.getFirst().topic() + "/3: ";
    return Audit.of(records).stream().filter(line -> line.startsWith(topic)).toList();
  }

  private static Record with(Record record, Envelope envelope, byte[] value) {
    return new Record(record.topic(), record.key(), record.timestamp(), envelope, value);
  }

  private static Envelope by(Envelope e, String actor, long position) {
    return new Envelope(
        e.id(),
        e.type(),
        e.source(),
        e.subject(),
        e.time(),
        e.recordedTime(),
        e.sequence(),
        position,
        e.chain(),
        e.dealChain(),
        e.correlationId(),
        e.causationId(),
        actor);
  }
}
