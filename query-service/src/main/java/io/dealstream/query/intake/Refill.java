package io.dealstream.query.intake;

import io.dealstream.query.intake.Applying.Opening;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads a feed once more, into tables beside the live ones, and never beyond what these were made
 * from. How far it has come stands beside what was read there too, so that another one goes on from
 * there. For one thread.
 */
public final class Refill implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);

  private final Receiver receiver;
  private final Applying applying;
  private final Offsets offsets;
  private final Consumer<String, byte[]> consumer;
  private final Map<TopicPartition, Long> next;
  private final Opening opening;
  private Map<TopicPartition, Long> ends = Map.of();

  Refill(
      Receiver receiver,
      Applying applying,
      Offsets offsets,
      Consumer<String, byte[]> consumer,
      Map<TopicPartition, Long> from,
      Opening opening) {
    this.receiver = receiver;
    this.applying = applying;
    this.offsets = offsets;
    this.consumer = consumer;
    this.next = new HashMap<>(from);
    this.opening = opening;
    consumer.assign(next.keySet());
    next.forEach(consumer::seek);
  }

  /** Applies what one poll brings, if anything. */
  public void step() {
    var polled = consumer.poll(POLL);
    ends = live();
    if (polled.nextOffsets().isEmpty()) {
      return;
    }
    var batch = Batch.of(polled, next).upTo(ends);
    if (!batch.moves().isEmpty()) {
      applying.apply(receiver, batch, opening);
    }
    batch.moves().forEach((partition, move) -> next.put(partition, move.to()));
    // What was read too early comes again.
    for (var partition : polled.nextOffsets().keySet()) {
      var reached = next.getOrDefault(partition, 0L);
      if (consumer.position(partition) != reached) {
        consumer.seek(partition, reached);
      }
    }
  }

  /** Whether it has all that the live tables had when it was last looked at. */
  public boolean isLevel() {
    ends = live();
    return ends.entrySet().stream()
        .allMatch(e -> next.getOrDefault(e.getKey(), 0L) >= e.getValue());
  }

  /**
   * @return whether it became level within that time
   */
  public boolean becomesLevel(Duration within) {
    var deadline = System.nanoTime() + within.toNanos();
    while (!isLevel()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      step();
    }
    return true;
  }

  /** How far all partitions have to move together, as it was when the last step was made. */
  public long toRead() {
    return ends.values().stream().mapToLong(Long::longValue).sum();
  }

  private Map<TopicPartition, Long> live() {
    var all = offsets.all();
    all.keySet().retainAll(next.keySet());
    return all;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
