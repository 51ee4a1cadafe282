package io.dealstream.system;

import io.dealstream.events.audit.Chain;
import io.dealstream.events.audit.Chain.Link;
import io.dealstream.events.audit.Envelope;
import io.dealstream.events.topic.Topic;
import io.dealstream.events.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * What somebody with nothing but the event topics can check: nothing is missing, nothing twice,
 * nothing changed.
 */
final class TopicAudit {

  private record Seen(Envelope envelope, byte[] value) {}

  private final List<String> problems = new ArrayList<>();
  private final Map<String, Long> sequences = new HashMap<>();
  private final List<Seen> events;

  private TopicAudit(List<Seen> events) {
    this.events =
        events.stream().sorted(Comparator.comparingLong(e -> e.envelope.position())).toList();
  }

  /**
   * @return a line for each thing that is wrong, and none where all is well
   */
  static Findings of(String bootstrapServers) {
    var audit = new TopicAudit(readAll(bootstrapServers));
    audit.positionsAreDense();
    audit.noEventTwice();
    audit.chainHolds();
    audit.everyAggregateIsWhole();
    return new Findings(audit.events.size(), audit.problems, audit.sequences);
  }

  /**
   * @param newest the sequence of each aggregate's last event, by its stored id
   */
  record Findings(int events, List<String> problems, Map<String, Long> newest) {}

  private void positionsAreDense() {
    for (int i = 0; i < events.size(); i++) {
      var position = events.get(i).envelope.position();
      if (position != i + 1) {
        problems.add("position " + (i + 1) + " expected, found " + position);
        return;
      }
    }
  }

  private void noEventTwice() {
    var ids = new HashSet<String>();
    for (var event : events) {
      if (!ids.add(event.envelope.id())) {
        problems.add("event " + event.envelope.id() + " stands twice");
      }
    }
  }

  private void chainHolds() {
    var chain = Chain.start();
    for (var event : events) {
      chain = Chain.ofAll(chain, event.envelope.position(), Link.of(event.envelope, event.value));
      if (!Arrays.equals(chain, event.envelope.chain())) {
        problems.add("the chain breaks at position " + event.envelope.position());
        return;
      }
    }
  }

  private void everyAggregateIsWhole() {
    var chains = new HashMap<String, byte[]>();
    for (var event : events) {
      var e = event.envelope;
      var aggregate = e.type().split("\\.")[2] + ":" + e.subject();
      var expected = sequences.merge(aggregate, 0L, (known, _) -> known + 1);
      if (e.sequence() != expected) {
        problems.add(aggregate + ": sequence " + expected + " expected, found " + e.sequence());
        return;
      }
      var chain =
          Chain.ofAggregate(chains.getOrDefault(aggregate, Chain.start()), Link.of(e, event.value));
      if (!Arrays.equals(chain, e.dealChain())) {
        problems.add("the chain of " + aggregate + " breaks at sequence " + e.sequence());
        return;
      }
      chains.put(aggregate, chain);
    }
  }

  private static List<Seen> readAll(String bootstrapServers) {
    var settings =
        Map.<String, Object>of(
            "bootstrap.servers",
            bootstrapServers,
            "isolation.level",
            "read_committed",
            "max.poll.records",
            5000);
    var all = new ArrayList<Seen>();
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      var partitions =
          Topics.EVENT_TOPICS.stream()
              .map(Topic::name)
              .flatMap(t -> consumer.partitionsFor(t).stream())
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        for (var record : consumer.poll(Duration.ofMillis(500))) {
          all.add(new Seen(Envelope.readFrom(record.headers()), record.value()));
        }
      }
    }
    return all;
  }
}
