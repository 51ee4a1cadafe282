package io.dealstream.query.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * Records that are applied together, and how far the partitions they came from are read with them.
 */
record Batch(List<ConsumerRecord<String, byte[]>> records, Map<TopicPartition, Move> moves) {

  /** Of a partition's next offset. */
  record Move(long from, long to) {}

  /**
   * What a poll brought. Partitions move beyond their last record, over the marks that transactions
   * leave.
   */
  static Batch of(ConsumerRecords<String, byte[]> polled, Map<TopicPartition, Long> next) {
    var records = new ArrayList<ConsumerRecord<String, byte[]>>(polled.count());
    polled.forEach(records::add);
    var moves = new HashMap<TopicPartition, Move>();
    polled
        .nextOffsets()
        .forEach((p, to) -> moves.put(p, new Move(next.getOrDefault(p, 0L), to.offset())));
    return new Batch(records, moves);
  }

  /** What of it lies before those offsets; of a partition that is not named there, nothing. */
  Batch upTo(Map<TopicPartition, Long> ends) {
    var before = new HashMap<TopicPartition, Move>();
    moves.forEach(
        (partition, move) -> {
          var end = ends.getOrDefault(partition, 0L);
          if (move.from < end) {
            before.put(partition, new Move(move.from, Math.min(move.to, end)));
          }
        });
    var records =
        this.records.stream()
            .filter(r -> r.offset() < ends.getOrDefault(partitionOf(r), 0L))
            .toList();
    return new Batch(records, before);
  }

  /** How far all partitions move together, marks of transactions included. */
  long length() {
    return moves.values().stream().mapToLong(move -> move.to - move.from).sum();
  }

  private static TopicPartition partitionOf(ConsumerRecord<String, byte[]> record) {
    return new TopicPartition(record.topic(), record.partition());
  }

  /** Two parts to be applied one after the other; each partition's records stay in order. */
  List<Batch> halves() {
    var first = records.subList(0, records.size() / 2);
    var second = records.subList(records.size() / 2, records.size());
    var reached = new LinkedHashMap<TopicPartition, Long>();
    first.forEach(r -> reached.put(partitionOf(r), r.offset() + 1));
    var before = new HashMap<TopicPartition, Move>();
    reached.forEach((p, to) -> before.put(p, new Move(from(p), to)));
    var after = new HashMap<TopicPartition, Move>();
    moves.forEach((p, move) -> after.put(p, new Move(reached.getOrDefault(p, move.from), move.to)));
    return List.of(new Batch(first, before), new Batch(second, after));
  }

  private long from(TopicPartition partition) {
    var move = moves.get(partition);
    if (move == null) {
      throw new IllegalStateException(partition + " has records and no move");
    }
    return move.from;
  }
}
