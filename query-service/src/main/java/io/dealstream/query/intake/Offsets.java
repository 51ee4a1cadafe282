package io.dealstream.query.intake;

import io.dealstream.query.intake.Batch.Move;
import io.dealstream.query.store.RowWriter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import org.apache.kafka.common.TopicPartition;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** How far each partition has been read, kept beside what was read. */
@Component
public class Offsets {

  private static final String ADVANCE =
      """
      UPDATE consumer_offset o SET next_offset = move.reached
      FROM unnest(?::text[], ?::int[], ?::bigint[], ?::bigint[])
        AS move(topic, partition, expected, reached)
      WHERE o.generation = ? AND o.topic = move.topic AND o.partition = move.partition
        AND o.next_offset = move.expected
      """;

  private final JdbcTemplate jdbc;
  private final int generation;
  private final RowWriter<TopicPartition> beginning;

  Offsets(JdbcTemplate jdbc, IntakeSettings settings) {
    this.jdbc = jdbc;
    this.generation = settings.generation();
    this.beginning =
        RowWriter.<TopicPartition>into("consumer_offset")
            .key("generation", "integer", _ -> settings.generation())
            .key("topic", "text", TopicPartition::topic)
            .key("partition", "integer", TopicPartition::partition)
            .column("next_offset", "bigint", _ -> 0L)
            .keeping();
  }

  public int generation() {
    return generation;
  }

  /** Where to go on reading, which for a partition never read is its beginning. */
  Map<TopicPartition, Long> startingAt(Collection<TopicPartition> partitions) {
    beginning.write(jdbc, List.copyOf(partitions));
    var next = all();
    next.keySet().retainAll(partitions);
    return next;
  }

  /** Of every partition that was ever read in this generation. */
  public Map<TopicPartition, Long> all() {
    var next = new HashMap<TopicPartition, Long>();
    jdbc.query(
        "SELECT topic, partition, next_offset FROM consumer_offset WHERE generation = ?",
        row -> {
          next.put(new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3));
        },
        generation);
    return next;
  }

  /**
   * Comes first in its transaction: it locks the rows, so that whoever reads the same partitions
   * waits here, and then finds them moved.
   *
   * @throws Fenced where a partition no longer stands where its reader took it to be
   */
  void advance(Map<TopicPartition, Move> moves) {
    // In one order everywhere, lest two readers wait for each other.
    var ordered =
        moves.entrySet().stream()
            .sorted(Entry.comparingByKey(BY_NAME))
            .<Entry<TopicPartition, Move>>map(e -> e)
            .toList();
    var moved =
        jdbc.update(
            ADVANCE,
            ordered.stream().map(e -> e.getKey().topic()).toArray(String[]::new),
            ordered.stream().map(e -> e.getKey().partition()).toArray(Integer[]::new),
            ordered.stream().map(e -> e.getValue().from()).toArray(Long[]::new),
            ordered.stream().map(e -> e.getValue().to()).toArray(Long[]::new),
            generation);
    if (moved != moves.size()) {
      throw new Fenced(moves.keySet());
    }
  }

  /**
   * Keeps every reader of a partition waiting until the transaction under way has ended, and waits
   * for the one that reads it now.
   */
  void hold(TopicPartition partition) {
    jdbc.query(
        "SELECT FROM consumer_offset WHERE topic = ? AND partition = ? ORDER BY generation FOR UPDATE",
        _ -> {},
        partition.topic(),
        partition.partition());
  }

  private static final java.util.Comparator<TopicPartition> BY_NAME =
      java.util.Comparator.comparing(TopicPartition::topic)
          .thenComparingInt(TopicPartition::partition);

  /** Somebody else has read on from here: what this reader holds is out of date. */
  static final class Fenced extends RuntimeException {

    Fenced(Collection<TopicPartition> partitions) {
      super("another reader has moved one of " + partitions);
    }
  }
}
