package io.dealstream.query.intake;

import io.dealstream.events.DomainEvent;
import io.dealstream.events.EventReading;
import io.dealstream.events.audit.Envelope;
import io.dealstream.events.audit.Envelope.MalformedEnvelope;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.core.JacksonException;

/** A record of an event topic, read as far as it can be. */
sealed interface Reading {

  ConsumerRecord<String, byte[]> record();

  record Readable(ConsumerRecord<String, byte[]> record, Recorded recorded) implements Reading {}

  record Unreadable(ConsumerRecord<String, byte[]> record, String why) implements Reading {}

  /** The aggregate it speaks of. */
  default AggregateKey key() {
    return AggregateKey.of(record().topic(), record().key());
  }

  /** Of its aggregate's events, as far as its headers tell; empty where they are spoilt. */
  default OptionalLong sequence() {
    try {
      return OptionalLong.of(Envelope.readFrom(record().headers()).sequence());
    } catch (MalformedEnvelope spoilt) {
      return OptionalLong.empty();
    }
  }

  static Reading of(ConsumerRecord<String, byte[]> record) {
    try {
      var envelope = Envelope.readFrom(record.headers());
      var event = Complete.checked(event(envelope, record));
      var recorded = new Recorded(envelope, event, record.value(), record.partition());
      return new Readable(record, ofItsKey(recorded, record.key()));
    } catch (MalformedEnvelope | IllegalArgumentException | ArithmeticException e) {
      return new Unreadable(record, String.valueOf(e.getMessage()));
    } catch (JacksonException e) {
      return new Unreadable(record, "not the JSON of its type: " + e.getOriginalMessage());
    }
  }

  private static DomainEvent event(Envelope envelope, ConsumerRecord<String, byte[]> record) {
    var event = EventReading.TODAY.read(envelope.type(), body(record));
    if (event == null) {
      throw new IllegalArgumentException("null is no event");
    }
    return event;
  }

  private static byte[] body(ConsumerRecord<String, byte[]> record) {
    if (record.value() == null) {
      throw new IllegalArgumentException("it has no value");
    }
    return record.value();
  }

  private static Recorded ofItsKey(Recorded recorded, String key) {
    DomainEvent event = recorded.event();
    if (!event.subject().equals(key) || !recorded.envelope().subject().equals(key)) {
      throw new IllegalArgumentException("key, envelope and value name different subjects");
    }
    return recorded;
  }
}
