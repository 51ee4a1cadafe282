package io.dealstream.query.intake;

import io.dealstream.events.audit.EventHeaders;
import io.dealstream.tracing.Traceparent;
import io.dealstream.tracing.Tracing;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Spans of what is applied, one for each span it follows: an event's figures are hundreds. Only of
 * what is applied as it comes; who reads topics again follows nobody any more.
 */
@Component
class IntakeSpans {

  private final Tracing tracing;

  IntakeSpans(Tracing tracing) {
    this.tracing = tracing;
  }

  /** To be ended once the records are applied, and left where they are not: they come again. */
  List<Span> begin(List<ConsumerRecord<String, byte[]>> records) {
    if (!tracing.isOn()) {
      return List.of();
    }
    Map<Traceparent, Span> spans = new LinkedHashMap<>();
    for (var record : records) {
      var parent = tracing.sentWith(record.headers(), record.timestamp());
      if (parent != null) {
        spans.computeIfAbsent(parent, _ -> begin(record, parent));
      }
    }
    return List.copyOf(spans.values());
  }

  private Span begin(ConsumerRecord<String, byte[]> record, Traceparent parent) {
    var span =
        tracing
            .begin(SpanKind.CONSUMER, "process " + record.topic(), parent.text())
            .setAttribute(Tracing.SYSTEM, "kafka")
            .setAttribute(Tracing.TOPIC, record.topic());
    tell(span, Tracing.EVENT_ID, EventHeaders.text(record.headers(), EventHeaders.ID));
    tell(span, Tracing.EVENT_TYPE, EventHeaders.text(record.headers(), EventHeaders.TYPE));
    tell(span, Tracing.POSITION, EventHeaders.text(record.headers(), EventHeaders.POSITION));
    return span;
  }

  /** A figure is no event, and has none of these. */
  private static void tell(Span span, String attribute, @Nullable String value) {
    if (value != null) {
      span.setAttribute(attribute, value);
    }
  }
}
