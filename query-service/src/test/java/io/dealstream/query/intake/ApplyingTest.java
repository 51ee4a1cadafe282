package io.dealstream.query.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealstream.query.intake.Batch.Move;
import io.dealstream.testing.TestServers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

class ApplyingTest {

  private static final TopicPartition DEALS_0 = new TopicPartition("deal-events", 0);

  private JdbcTemplate jdbc;
  private Offsets offsets;
  private Applying applying;
  private final Kept kept = new Kept();

  /** Notes what it is given; a record whose key is a reason is refused for it. */
  private final class Kept implements Receiver {

    final List<Long> received = new ArrayList<>();
    final List<String> setAside = new ArrayList<>();

    @Override
    public Feed feed() {
      return Feed.EVENTS;
    }

    @Override
    public void receive(List<ConsumerRecord<String, byte[]>> records) {
      for (var record : records) {
        if (record.key().equals("contradiction")) {
          throw new Inapplicable("it contradicts");
        }
        // What PostgreSQL refuses fails the whole statement, as it does with many rows.
        jdbc.queryForObject("SELECT ?::text", String.class, record.key());
      }
      records.forEach(record -> received.add(record.offset()));
    }

    @Override
    public void setAside(ConsumerRecord<String, byte[]> record, String why) {
      setAside.add(record.offset() + ": " + why);
    }
  }

  @BeforeEach
  void migrate() {
    var database = TestServers.queryDatabase("classpath:db/query");
    var source = database.as("query_app");
    jdbc = new JdbcTemplate(source);
    offsets = new Offsets(jdbc, settings(1));
    applying = new Applying(jdbc, new JdbcTransactionManager(source), offsets);
    offsets.startingAt(List.of(DEALS_0));
  }

  @Test
  void offsets_move_with_what_was_applied() {
    applying.apply(kept, batch(0, "a", "b"));
    assertThat(kept.received).containsExactly(0L, 1L);
    assertThat(offsets.all()).containsEntry(DEALS_0, 2L);
  }

  @Test
  void a_failure_leaves_the_offsets_where_they_were() {
    var failing = new Failing();
    assertThatThrownBy(() -> applying.apply(failing, batch(0, "a")))
        .isInstanceOf(IllegalStateException.class);
    assertThat(offsets.all()).containsEntry(DEALS_0, 0L);
  }

  @Test
  void a_zombie_is_fenced_and_applies_nothing() {
    var stale = batch(0, "a", "b", "c");
    applying.apply(kept, batch(0, "a", "b"));
    var zombie = new Kept();
    assertThatThrownBy(() -> applying.apply(zombie, stale)).isInstanceOf(Offsets.Fenced.class);
    assertThat(zombie.received).isEmpty();
    assertThat(offsets.all()).containsEntry(DEALS_0, 2L);
  }

  @Test
  void one_record_that_can_never_be_applied_is_set_aside_alone() {
    applying.apply(kept, batch(0, "a", "b", "c", "contradiction", "d", "e", "f"));
    assertThat(kept.received).containsExactly(0L, 1L, 2L, 4L, 5L, 6L);
    assertThat(kept.setAside).containsExactly("3: it contradicts");
    assertThat(offsets.all()).containsEntry(DEALS_0, 7L);
  }

  @Test
  void partitions_move_over_what_transactions_leave_without_records() {
    var marks = new Batch(List.of(), Map.of(DEALS_0, new Move(0, 3)));
    applying.apply(kept, marks);
    assertThat(kept.received).isEmpty();
    assertThat(offsets.all()).containsEntry(DEALS_0, 3L);
  }

  @Test
  void each_generation_of_topics_is_read_from_its_own_beginning() {
    applying.apply(kept, batch(0, "a"));
    var second = new Offsets(jdbc, settings(2));
    assertThat(second.startingAt(List.of(DEALS_0))).containsEntry(DEALS_0, 0L);
    assertThat(offsets.all()).containsEntry(DEALS_0, 1L);
  }

  private static IntakeSettings settings(int generation) {
    return new IntakeSettings(new IntakeSettings.Kafka("none"), generation, "g", "t", 4, 1);
  }

  private static Batch batch(long from, String... keys) {
    var records =
        LongStream.range(0, keys.length)
            .mapToObj(
                n -> new ConsumerRecord<>("deal-events", 0, from + n, keys[(int) n], new byte[0]))
            .toList();
    return new Batch(records, Map.of(DEALS_0, new Move(from, from + keys.length)));
  }

  private static final class Failing implements Receiver {

    @Override
    public Feed feed() {
      return Feed.EVENTS;
    }

    @Override
    public void receive(List<ConsumerRecord<String, byte[]>> records) {
      throw new IllegalStateException("the disk is full");
    }

    @Override
    public void setAside(ConsumerRecord<String, byte[]> record, String why) {
      throw new AssertionError("what may work next time is not set aside");
    }
  }
}
