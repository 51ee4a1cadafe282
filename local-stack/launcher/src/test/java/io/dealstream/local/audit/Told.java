package io.dealstream.local.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealstream.events.audit.Chain;
import io.dealstream.events.audit.Chain.Link;
import io.dealstream.events.audit.Checkpoint;
import io.dealstream.events.audit.CheckpointKey;
import io.dealstream.events.audit.Envelope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Events of some deals and leads, published as they should be, with both chains. */
final class Told {

  /** Before it has a place. */
  record Bare(String topic, String key, String value) {}

  static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");

  final List<Bare> events = new ArrayList<>();

  static Told of(long seed, int events) {
    var random = new Random(seed);
    var told = new Told();
    for (var n = 0; n < events; n++) {
      var topic = random.nextInt(3) == 0 ? "lead-events" : "deal-events";
      told.events.add(
          new Bare(topic, "x" + random.nextInt(9), "{\"n\":%d}".formatted(random.nextInt())));
    }
    return told;
  }

  /** As they are published, by position. */
  List<ConsumerRecord<String, byte[]>> records() {
    var records = new ArrayList<ConsumerRecord<String, byte[]>>();
    var own = new HashMap<String, byte[]>();
    var sequences = new HashMap<String, Long>();
    Map<String, Long> offsets = new HashMap<>();
    var chain = Chain.start();
    for (var event : events) {
      var position = records.size() + 1;
      var aggregate = event.topic + "|" + event.key;
      var sequence = sequences.merge(aggregate, 0L, (n, _) -> n + 1);
      var value = event.value.getBytes(UTF_8);
      var link =
          new Link(
              event.key,
              sequence,
              "event-" + position,
              "io.dealstream.some.thing.v1",
              AT.toString(),
              AT.toString(),
              "anna",
              "correlation",
              "command",
              value);
      chain = Chain.ofAll(chain, position, link);
      var dealChain = Chain.ofAggregate(own.getOrDefault(aggregate, Chain.start()), link);
      own.put(aggregate, dealChain);
      var partition = Math.floorMod(event.key.hashCode(), 4);
      var offset = offsets.merge(event.topic + partition, 0L, (n, _) -> n + 1);
      var record = new ConsumerRecord<>(event.topic, partition, offset, event.key, value);
      Envelope.of(link, position, chain, dealChain).writeTo(record.headers());
      records.add(record);
    }
    return records;
  }

  /** Of every so many positions. */
  List<Checkpoint> checkpoints(int every, CheckpointKey key) {
    var records = records();
    var checkpoints = new ArrayList<Checkpoint>();
    for (var position = every; position <= records.size(); position += every) {
      var chain = Envelope.readFrom(records.get(position - 1).headers()).chain();
      checkpoints.add(Checkpoint.of(position, chain, AT, key));
    }
    return checkpoints;
  }
}
