package io.dealstream.local.audit;

import io.dealstream.events.audit.EventHeaders;
import io.dealstream.local.terminal.Refusal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The committed records of all partitions, merged by their positions: each partition is in that
 * order by itself. Holds some records of each, however many there are.
 */
final class EventsInOrder {

  private static final int MOST_OF_A_PARTITION = 2_000;
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Consumer<String, byte[]> consumer;
  private final Map<TopicPartition, Long> ends;
  private final Map<TopicPartition, ArrayDeque<ConsumerRecord<String, byte[]>>> held =
      new HashMap<>();

  /**
   * @param consumer assigned to the partitions, at their beginnings
   * @param ends where reading ends
   */
  EventsInOrder(Consumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
    this.consumer = consumer;
    this.ends = ends;
    ends.keySet().forEach(partition -> held.put(partition, new ArrayDeque<>()));
  }

  /**
   * The one of the lowest position; null at the end.
   *
   * @throws Refusal where Kafka gives no more though there must be
   */
  @Nullable ConsumerRecord<String, byte[]> next() {
    fill();
    ArrayDeque<ConsumerRecord<String, byte[]>> lowest = null;
    for (var records : held.values()) {
      if (!records.isEmpty()
          && (lowest == null || position(records.peek()) < position(lowest.peek()))) {
        lowest = records;
      }
    }
    return lowest == null ? null : lowest.poll();
  }

  /** Until of every partition something is held, or there is no more of it. */
  private void fill() {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (held.entrySet().stream().anyMatch(e -> e.getValue().isEmpty() && goesOn(e.getKey()))) {
      pace();
      for (var record : consumer.poll(POLL)) {
        var partition = new TopicPartition(record.topic(), record.partition());
        var records = held.get(partition);
        if (records != null && record.offset() < ends.getOrDefault(partition, 0L)) {
          records.add(record);
        }
        deadline = System.nanoTime() + PATIENCE.toNanos();
      }
      if (System.nanoTime() > deadline) {
        throw new Refusal("Kafka gives no more, though there must be");
      }
    }
  }

  private boolean goesOn(TopicPartition partition) {
    return consumer.position(partition) < ends.getOrDefault(partition, 0L);
  }

  /** What is held enough of waits for the others. */
  private void pace() {
    var full = new ArrayList<TopicPartition>();
    held.forEach(
        (partition, records) -> {
          if (records.size() >= MOST_OF_A_PARTITION || !goesOn(partition)) {
            full.add(partition);
          }
        });
    consumer.resume(List.copyOf(ends.keySet()));
    consumer.pause(full);
  }

  /** One that has none comes first, to be looked at. */
  private static long position(@Nullable ConsumerRecord<String, byte[]> record) {
    var position =
        record == null ? null : EventHeaders.text(record.headers(), EventHeaders.POSITION);
    try {
      return position == null ? 0 : Long.parseLong(position);
    } catch (NumberFormatException noNumber) {
      return 0;
    }
  }
}
