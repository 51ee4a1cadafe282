package io.dealstream.local.lag;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import io.dealstream.events.topic.Topics;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** What is there for the stream that makes figures, and not yet read by it. */
public final class StreamLag {

  private static final long ANSWER_SECONDS = 10;

  private StreamLag() {}

  /** How many records, of events and of what is on its way between the stages. */
  public static long records(Admin admin)
      throws ExecutionException, InterruptedException, TimeoutException {
    var read = readBy(Topics.FIGURES_GROUP, admin);
    var ends = ends(read.keySet(), admin);
    return read.entrySet().stream()
        .mapToLong(e -> requireNonNull(ends.get(e.getKey())) - e.getValue())
        .sum();
  }

  /** How far a group has come, on each partition it has read of. */
  public static Map<TopicPartition, Long> readBy(String group, Admin admin)
      throws ExecutionException, InterruptedException, TimeoutException {
    return admin
        .listConsumerGroupOffsets(group)
        .partitionsToOffsetAndMetadata()
        .get(ANSWER_SECONDS, TimeUnit.SECONDS)
        .entrySet()
        .stream()
        .filter(read -> read.getValue() != null)
        .collect(toMap(Map.Entry::getKey, read -> read.getValue().offset()));
  }

  /**
   * Where each partition ends. What is not yet committed counts: that events were read may be
   * committed a moment before what was handed on of them.
   */
  public static Map<TopicPartition, Long> ends(Set<TopicPartition> partitions, Admin admin)
      throws ExecutionException, InterruptedException, TimeoutException {
    var latest = partitions.stream().collect(toMap(p -> p, _ -> OffsetSpec.latest()));
    return admin.listOffsets(latest).all().get(ANSWER_SECONDS, TimeUnit.SECONDS).entrySet().stream()
        .collect(toMap(Map.Entry::getKey, end -> requireNonNull(end.getValue()).offset()));
  }
}
