package io.dealstream.metrics.running;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** Which stores are being filled from their changelogs just now. */
final class Restoration implements StateRestoreListener {

  private record Part(TopicPartition partition, String store) {}

  private final Set<Part> going = ConcurrentHashMap.newKeySet();

  boolean goesOn() {
    return !going.isEmpty();
  }

  @Override
  public void onRestoreStart(TopicPartition partition, String store, long from, long to) {
    going.add(new Part(partition, store));
  }

  @Override
  public void onBatchRestored(TopicPartition partition, String store, long to, long restored) {
    // Still going.
  }

  @Override
  public void onRestoreEnd(TopicPartition partition, String store, long restored) {
    going.remove(new Part(partition, store));
  }

  @Override
  public void onRestoreSuspended(TopicPartition partition, String store, long restored) {
    going.remove(new Part(partition, store));
  }
}
