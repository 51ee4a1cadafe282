package io.dealstream.command.publish;

import static io.dealstream.command.Awaiting.await;
import static io.dealstream.command.publish.PublishingState.Phase.LEADING;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.EventNames;
import io.dealstream.events.topic.Topic;
import io.dealstream.events.topic.Topics;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PublishingTest {

  private final Line line = Line.fresh();

  @AfterEach
  void stop() {
    line.close();
  }

  @Test
  void publishes_what_is_stored_under_its_plain_id_with_the_time_it_was_recorded()
      throws Exception {
    try (var writer = line.writer()) {
      writer.append("deal:d1").append("pipeline:p1").commit();
    }
    line.start();
    line.awaitPublished(2);
    var records = line.topic();
    assertThat(records).extracting(Record::key).containsExactly("d1", "p1");
    assertThat(records)
        .extracting(Record::topic)
        .containsExactly(line.destination.topicOf("deal"), line.destination.topicOf("pipeline"));
    try (var connection = line.asSequencer();
        var stored =
            connection
                .createStatement()
                .executeQuery("SELECT * FROM event ORDER BY global_index")) {
      for (var record : records) {
        stored.next();
        assertThat(record.value()).isEqualTo(stored.getBytes("payload"));
        var envelope = record.envelope();
        assertThat(envelope.id()).isEqualTo(stored.getString("event_id"));
        assertThat(envelope.type()).isEqualTo(stored.getString("payload_type"));
        assertThat(envelope.recordedTime()).isEqualTo(stored.getString("recorded_at"));
        assertThat(record.timestamp().toEpochMilli())
            .isEqualTo(Instant.parse(stored.getString("recorded_at")).toEpochMilli());
        assertThat(envelope.time()).isEqualTo("2026-03-02T09:00:00.120Z");
        assertThat(envelope.actor()).isEqualTo("rita");
        assertThat(envelope.correlationId()).isEqualTo("c-" + envelope.id());
        assertThat(envelope.causationId()).isEqualTo("k-" + envelope.id());
      }
    }
  }

  @Test
  void both_chains_can_be_recomputed_from_the_topics_alone() throws Exception {
    var instance = line.start();
    try (var writer = line.writer()) {
      for (var i = 0; i < 3_000; i++) {
        writer.append(i % 10 == 0 ? "pipeline:p" : "deal:" + i % 97);
        if (i % 11 == 0) {
          writer.commit();
          instance.newEvents.signal();
        }
      }
      writer.commit();
    }
    line.awaitPublished(3_000);
    assertThat(line.topic()).hasSize(3_000);
    assertThat(Audit.of(line.topic())).isEmpty();
  }

  @Test
  void events_of_all_topics_have_one_order_without_a_hole() throws Exception {
    var types = List.of("deal", "lead", "campaign", "customer", "goal", "automation", "pipeline");
    line.start();
    try (var writer = line.writer()) {
      for (var i = 0; i < 700; i++) {
        writer.append(types.get(i % 7) + ":same id " + i / 7 % 5);
        if (i % 6 == 0) {
          writer.commit();
        }
      }
      writer.commit();
    }
    line.awaitPublished(700);
    var records = line.topic();
    assertThat(records)
        .extracting(Record::position)
        .isEqualTo(LongStream.rangeClosed(1, 700).boxed().toList());
    assertThat(Audit.of(records)).isEmpty();
    var byTopic = records.stream().collect(groupingBy(Record::topic, counting()));
    assertThat(byTopic)
        .hasSize(7)
        .containsOnlyKeys(types.stream().map(line.destination::topicOf).toList())
        .allSatisfy((_, events) -> assertThat(events).isEqualTo(100));
  }

  @Test
  void every_event_there_is_has_a_topic_and_every_topic_its_events() {
    var destination = Destination.at("nowhere:9");
    var topics =
        EventNames.all().keySet().stream()
            .map(name -> destination.topicOf(name.split("\\.")[2]))
            .collect(toSet());
    assertThat(Topics.EVENT_TOPICS).extracting(Topic::name).containsAll(topics);
    assertThat(destination.topics().values())
        .containsExactlyInAnyOrderElementsOf(Topics.EVENT_TOPICS);
  }

  @Test
  void a_backlog_larger_than_what_is_held_in_memory_is_published_whole() throws Exception {
    try (var writer = line.writer()) {
      writer.append(20_000, i -> "deal:" + i % 1_000).commit();
    }
    var instance = line.start();
    line.awaitPublished(20_000);
    assertThat(instance.phase()).isEqualTo(LEADING);
    assertThat(line.topic()).hasSize(20_000);
    assertThat(Audit.of(line.topic())).isEmpty();
  }

  @Test
  void the_largest_event_a_command_can_make_is_published() throws Exception {
    try (var writer = line.writer()) {
      writer.append("deal:large", 0, 1024 * 1024).commit();
    }
    line.start();
    line.awaitPublished(1);
    assertThat(line.topic().getFirst().value()).hasSizeGreaterThan(1024 * 1024);
  }

  @Test
  void shows_how_far_behind_it_is() throws Exception {
    var instance = line.start();
    try (var writer = line.writer()) {
      writer.append("deal:a").append("deal:a").commit();
    }
    line.awaitPublished(2);
    await("its figures")
        .until(
            () -> instance.registry.get("dealstream.publishing.transaction").timer().count() == 1);
    assertThat(instance.registry.get("dealstream.publishing.unpublished").gauge().value()).isZero();
    assertThat(instance.registry.get("dealstream.publishing.unsequenced").gauge().value()).isZero();
    assertThat(instance.registry.get("dealstream.publishing.batch").timer().count()).isEqualTo(1);
  }

  @Test
  void goes_on_where_it_was_stopped() throws Exception {
    try (var writer = line.writer()) {
      var first = line.start();
      writer.append("deal:a").commit();
      line.awaitPublished(1);
      first.stop();
      writer.append("deal:a").append("deal:b").commit();
      line.start();
      line.awaitPublished(3);
    }
    assertThat(line.topic()).hasSize(3);
    assertThat(Audit.of(line.topic())).isEmpty();
  }
}
