package io.dealstream.command.publish;

import io.dealstream.events.audit.Envelope;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** An event as a reader of the topics meets it. */
record Record(String topic, String key, Instant timestamp, Envelope envelope, byte[] value) {

  static Record of(ConsumerRecord<String, byte[]> record) {
    return new Record(
        record.topic(),
        record.key(),
        Instant.ofEpochMilli(record.timestamp()),
        Envelope.readFrom(record.headers()),
        record.value());
  }

  long position() {
    return envelope.position();
  }
}
