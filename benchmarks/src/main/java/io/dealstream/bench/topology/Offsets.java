package io.dealstream.bench.topology;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** What topics have got so far. */
final class Offsets {

  /**
   * @param records ever written; marks of transactions are among them
   * @param bytes on the broker's disk
   */
  record Size(long records, long bytes) {

    Size plus(Size other) {
      return new Size(records + other.records, bytes + other.bytes);
    }

    Size less(Size before) {
      return new Size(records - before.records, bytes - before.bytes);
    }
  }

  private final Admin admin;

  Offsets(Admin admin) {
    this.admin = admin;
  }

  /** By topic. */
  Map<String, Size> sizes() throws ExecutionException, InterruptedException {
    var partitions = partitions(admin.listTopics().names().get());
    var bytes = bytes();
    var ends =
        admin
            .listOffsets(
                partitions.stream().collect(Collectors.toMap(p -> p, _ -> OffsetSpec.latest())))
            .all()
            .get();
    var sizes = new TreeMap<String, Size>();
    ends.forEach(
        (partition, end) ->
            sizes.merge(
                partition.topic(),
                new Size(end.offset(), bytes.getOrDefault(partition, 0L)),
                Size::plus));
    return sizes;
  }

  private Set<TopicPartition> partitions(Set<String> topics)
      throws ExecutionException, InterruptedException {
    return admin.describeTopics(topics).allTopicNames().get().values().stream()
        .flatMap(
            topic ->
                topic.partitions().stream()
                    .map(p -> new TopicPartition(topic.name(), p.partition())))
        .collect(Collectors.toSet());
  }

  private Map<TopicPartition, Long> bytes() throws ExecutionException, InterruptedException {
    var nodes = admin.describeCluster().nodes().get().stream().map(node -> node.id()).toList();
    var bytes = new HashMap<TopicPartition, Long>();
    admin
        .describeLogDirs(nodes)
        .allDescriptions()
        .get()
        .values()
        .forEach(
            folders ->
                folders
                    .values()
                    .forEach(
                        folder ->
                            folder
                                .replicaInfos()
                                .forEach((p, is) -> bytes.merge(p, is.size(), Long::sum))));
    return bytes;
  }
}
