package io.dealstream.local.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealstream.events.EventJson;
import io.dealstream.events.audit.Checkpoint;
import io.dealstream.events.audit.CheckpointKey;
import io.dealstream.events.audit.Envelope;
import io.dealstream.events.topic.Topic;
import io.dealstream.events.topic.TopicSetup;
import io.dealstream.events.topic.Topics;
import io.dealstream.events.topic.TransactionalProducer;
import io.dealstream.local.terminal.Refusal;
import io.dealstream.testing.TestServers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The audit of topics on a real broker; this test alone uses them. */
class AuditingTopicsTest {

  private static final int EVENTS = 5_000;
  private static final CheckpointKey KEY = CheckpointKey.generate();

  private final Told told = Told.of(7, EVENTS);

  @BeforeEach
  void empty() throws Exception {
    var topics = new ArrayList<Topic<?, ?>>(Topics.EVENT_TOPICS);
    topics.add(Topics.CHECKPOINTS);
    try (var admin = Admin.create(Map.of("bootstrap.servers", TestServers.kafka()))) {
      var there = admin.listTopics().names().get();
      var old = topics.stream().<String>map(Topic::name).filter(there::contains).toList();
      admin.deleteTopics(old).all().get();
    }
    TopicSetup.ensure(TestServers.kafka(), topics);
  }

  @Test
  void whole_topics_are_right_and_what_was_taken_back_is_not_seen() {
    try (var producer = TransactionalProducer.open(TestServers.kafka(), "audited")) {
      producer.initTransactions();
      send(producer, told.records().subList(0, 100), List.of(), true);
      send(producer, told.records().subList(100, 200), List.of(), false);
      send(producer, told.records().subList(100, EVENTS), told.checkpoints(700, KEY), true);
    }
    var result = audit();
    assertThat(result.difference()).isNull();
    assertThat(result.events()).isEqualTo(EVENTS);
    assertThat(result.checkpoints()).isEqualTo(7);
    assertThat(result.vouched()).isEqualTo(4_900);
  }

  @Test
  void a_record_that_is_missing_is_found_at_its_position() {
    var records = new ArrayList<>(told.records());
    records.remove(3_332);
    publish(records, told.checkpoints(700, KEY));
    var result = audit();
    assertThat(result.difference()).hasToString("position 3333: missing; what comes next is 3334");
    assertThat(result.events()).isEqualTo(3_332);
    assertThat(result.vouched()).isEqualTo(2_800);
  }

  @Test
  void a_hole_behind_all_checkpoints_is_not_told_as_others_may_still_be_on_their_way() {
    var records = new ArrayList<>(told.records());
    records.remove(4_950);
    publish(records, told.checkpoints(700, KEY));
    assertThat(audit()).isEqualTo(new AuditCheck.Result(null, 4_950, 7, 4_900));
  }

  @Test
  void a_history_written_anew_is_found_between_two_checkpoints() {
    var checkpoints = told.checkpoints(700, KEY);
    told.events.set(1_000, new Told.Bare("deal-events", "x1", "{\"amount\":\"1000000.00\"}"));
    publish(told.records(), checkpoints);
    assertThat(audit().difference()).asString().startsWith("positions 701 to 1400: written anew");
  }

  @Test
  void where_nobody_vouched_nothing_can_be_said() {
    publish(told.records(), List.of());
    assertThatThrownBy(this::audit).isInstanceOf(Refusal.class).hasMessageContaining("nobody");
  }

  private AuditCheck.Result audit() {
    return new AuditCheck(TestServers.kafka(), List.of(KEY.open())).run(_ -> {});
  }

  private static void publish(
      List<ConsumerRecord<String, byte[]>> records, List<Checkpoint> checkpoints) {
    try (var producer = TransactionalProducer.open(TestServers.kafka(), "audited")) {
      producer.initTransactions();
      send(producer, records, checkpoints, true);
    }
  }

  private static void send(
      Producer<String, byte[]> producer,
      List<ConsumerRecord<String, byte[]>> records,
      List<Checkpoint> checkpoints,
      boolean commit) {
    producer.beginTransaction();
    for (var record : records) {
      var sent = new ProducerRecord<>(record.topic(), record.key(), record.value());
      Envelope.readFrom(record.headers()).writeTo(sent.headers());
      producer.send(sent);
    }
    for (var checkpoint : checkpoints) {
      var value = EventJson.MAPPER.writeValueAsBytes(checkpoint);
      producer.send(new ProducerRecord<>(Topics.CHECKPOINTS.name(), checkpoint.keyId(), value));
    }
    if (commit) {
      producer.commitTransaction();
    } else {
      producer.flush();
      producer.abortTransaction();
    }
  }
}
