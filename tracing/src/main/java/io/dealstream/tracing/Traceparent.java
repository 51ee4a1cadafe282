package io.dealstream.tracing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A span that is recorded, as W3C's trace context names it, so that what follows elsewhere can say
 * what it follows.
 *
 * @param text {@code 00-<trace>-<span>-01}
 */
public record Traceparent(String text) {

  /** Of an HTTP request and of a record on Kafka alike. */
  public static final String HEADER = "traceparent";

  private static final TextMapGetter<String> ONE_HEADER =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String carrier) {
          return List.of(HEADER);
        }

        @Override
        public @Nullable String get(@Nullable String carrier, String key) {
          return key.equals(HEADER) ? carrier : null;
        }
      };

  /** Null where it is not recorded: then there is nothing to follow. */
  public static @Nullable Traceparent of(Span span) {
    var context = span.getSpanContext();
    return context.isSampled()
        ? new Traceparent("00-%s-%s-01".formatted(context.getTraceId(), context.getSpanId()))
        : null;
  }

  /** Null where the record has none. What it holds need not be one, whoever wrote it. */
  static @Nullable Traceparent of(Headers headers) {
    var header = headers.lastHeader(HEADER);
    return header == null || header.value() == null
        ? null
        : new Traceparent(new String(header.value(), US_ASCII));
  }

  /** In the place of whatever was said before. */
  public void writeTo(Headers headers) {
    headers.remove(HEADER).add(HEADER, text.getBytes(US_ASCII));
  }

  /** Invalid where the text is none of W3C's. */
  public SpanContext span() {
    return Span.fromContext(asParent(text)).getSpanContext();
  }

  /** The beginning of a new trace where there is none, or where the text is none of W3C's. */
  static Context asParent(@Nullable String text) {
    return W3CTraceContextPropagator.getInstance()
        .extract(Context.root(), Objects.requireNonNullElse(text, ""), ONE_HEADER);
  }
}
