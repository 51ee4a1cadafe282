package io.dealstream.metrics.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealstream.events.DomainEvent;
import io.dealstream.events.EventReading;
import io.dealstream.events.audit.Envelope;
import io.dealstream.events.audit.Envelope.MalformedEnvelope;
import io.dealstream.metrics.intake.Arrival.Defect;
import io.dealstream.metrics.intake.Arrival.Received;
import io.dealstream.metrics.intake.Arrival.Unreadable;
import java.time.DateTimeException;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import tools.jackson.core.JacksonException;

/**
 * Bytes to events. All that can be wrong with a record by itself is found here, before anything
 * could be half done; whatever comes out as received can be counted on.
 *
 * @param <E> the events this topic holds
 */
public final class Decode<E extends DomainEvent>
    extends ContextualProcessor<byte[], byte[], String, Arrival<E>> {

  private final Class<E> events;

  public Decode(Class<E> events) {
    this.events = events;
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    var key = record.key() == null ? "" : new String(record.key(), UTF_8);
    context().forward(record.withKey(key).withValue(look(key, record)));
  }

  private Arrival<E> look(String key, Record<byte[], byte[]> record) {
    try {
      return received(key, record);
    } catch (BadRecord bad) {
      return new Unreadable<>(bad.defect, record.key(), record.value());
    } catch (MalformedEnvelope malformed) {
      return unreadable("malformed-envelope", malformed, record);
    } catch (JacksonException malformed) {
      return unreadable("malformed-json", malformed, record);
    }
  }

  private Arrival<E> received(String key, Record<byte[], byte[]> record) {
    var envelope = Envelope.readFrom(record.headers());
    if (record.value() == null) {
      throw new BadRecord("no-value", "an event has a value");
    }
    checkType(envelope);
    var event = events.cast(EventReading.TODAY.read(envelope.type(), record.value()));
    if (event == null) {
      throw new BadRecord("malformed-json", "null is no event");
    }
    Completeness.check(event);
    Agreement.check(key, envelope, event);
    return new Received<>(
        event,
        envelope.sequence(),
        envelope.position(),
        instant("ce_recordedtime", envelope.recordedTime()).toEpochMilli(),
        record.key(),
        record.value());
  }

  private void checkType(Envelope envelope) {
    var known = EventReading.TODAY.typeOf(envelope.type());
    if (known == null || !events.isAssignableFrom(known)) {
      throw new BadRecord("unknown-type", envelope.type() + " does not belong on this topic");
    }
  }

  static Instant instant(String attribute, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException noInstant) {
      throw new BadRecord("malformed-envelope", attribute + " is no instant: " + text);
    }
  }

  private static <E extends DomainEvent> Arrival<E> unreadable(
      String reason, RuntimeException why, Record<byte[], byte[]> record) {
    // Jackson's message quotes the source, which may hold what does not belong into a header.
    var detail =
        why instanceof JacksonException json ? json.getOriginalMessage() : why.getMessage();
    return new Unreadable<>(
        new Defect(reason, String.valueOf(detail)), record.key(), record.value());
  }
}
