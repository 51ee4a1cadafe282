package io.dealstream.command.publish;

import io.dealstream.tracing.Traceparent;
import io.dealstream.tracing.Tracing;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The spans of the transaction at hand: one for each of its events that is part of a trace, and
 * whose header then says so.
 */
final class SendSpans {

  private final Tracing tracing;
  private final List<Span> open = new ArrayList<>();

  SendSpans(Tracing tracing) {
    this.tracing = tracing;
  }

  void begin(SequencedEvent event, ProducerRecord<String, byte[]> record) {
    var parent = event.event().traceparent();
    if (parent == null || !tracing.isFresh(record.timestamp())) {
      return;
    }
    var span =
        tracing
            .begin(SpanKind.PRODUCER, "send " + record.topic(), parent)
            .setAttribute(Tracing.SYSTEM, "kafka")
            .setAttribute(Tracing.TOPIC, record.topic())
            .setAttribute(Tracing.EVENT_ID, event.event().eventId())
            .setAttribute(Tracing.EVENT_TYPE, event.event().payloadType())
            .setAttribute(Tracing.POSITION, event.position());
    open.add(span);
    var sent = Traceparent.of(span);
    if (sent != null) {
      sent.writeTo(record.headers());
    }
  }

  /** They are on Kafka. */
  void end() {
    open.forEach(Span::end);
    open.clear();
  }

  /** Nobody knows whether they are; whoever publishes next has spans of its own. */
  void failed() {
    open.forEach(span -> span.setStatus(StatusCode.ERROR));
    end();
  }
}
