package io.dealstream.command.publish;

import io.dealstream.events.EventJson;
import io.dealstream.events.audit.Checkpoint;
import io.dealstream.events.audit.CheckpointKey;
import io.dealstream.events.topic.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * How what is published is vouched for: by a signed checkpoint after so many positions, or so much
 * time, whichever comes first.
 */
record Vouching(
    Topic<String, byte[]> topic,
    CheckpointKey key,
    long everyPositions,
    Duration every,
    Clock clock) {

  Vouching {
    if (everyPositions < 1 || every.isNegative() || every.isZero()) {
      throw new IllegalArgumentException("checkpoints are some positions and some time apart");
    }
  }

  /**
   * @throws IllegalArgumentException where it is no key
   */
  static CheckpointKey keyIn(Path file) {
    try {
      return CheckpointKey.read(Files.readString(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the key of checkpoints cannot be read", unreadable);
    }
  }

  /** The checkpoint of a place, as of now. */
  ProducerRecord<String, byte[]> recordOf(Place place) {
    var checkpoint = Checkpoint.of(place.position(), place.chain(), clock.instant(), key);
    return new ProducerRecord<>(
        topic.name(), key.id(), EventJson.MAPPER.writeValueAsBytes(checkpoint));
  }
}
