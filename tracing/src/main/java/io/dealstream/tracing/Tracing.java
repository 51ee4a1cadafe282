package io.dealstream.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether there are traces, and the spans they are made of. Where there are none this is one
 * condition that is false: nothing is made, kept or sent.
 *
 * <p>Spans tell ids, types and positions, and nothing that people have written.
 */
public final class Tracing implements AutoCloseable {

  /** As the convention has it: what is sent, and received, over which system. */
  public static final String SYSTEM = "messaging.system";

  public static final String TOPIC = "messaging.destination.name";
  public static final String EVENT_ID = "messaging.message.id";
  public static final String EVENT_TYPE = "dealstream.event.type";
  public static final String POSITION = "dealstream.event.position";

  private static final Logger LOG = LoggerFactory.getLogger(Tracing.class);
  private static final Duration TO_SEND_THE_REST = Duration.ofSeconds(2);

  /**
   * Nobody looks at a trace that goes on days later: topics are read again from their beginning,
   * and published again as a whole, and that would go into traces of long ago.
   */
  private static final Duration FRESH = Duration.ofMinutes(10);

  private static final Tracing OFF = new Tracing(null);

  private final @Nullable OpenTelemetrySdk sdk;
  private final @Nullable Tracer tracer;

  private Tracing(@Nullable OpenTelemetrySdk sdk) {
    this.sdk = sdk;
    this.tracer = sdk == null ? null : sdk.getTracer("io.dealstream");
  }

  public static Tracing off() {
    return OFF;
  }

  /**
   * Off unless the settings say where traces go. Settings that make no sense turn it off too, and
   * are logged: a service that works untraced is worth more than one that does not start.
   *
   * @param service what it is called, unless the settings call it otherwise
   * @param settings OpenTelemetry's own, without their {@code otel.}
   */
  public static Tracing of(String service, Map<String, String> settings) {
    var asked = new Settings(service, settings);
    if (!asked.sayWhereTo()) {
      return OFF;
    }
    try {
      return new Tracing(asked.open());
    } catch (RuntimeException senseless) {
      LOG.error("there are no traces: their settings make no sense", senseless);
      return OFF;
    }
  }

  public boolean isOn() {
    return tracer != null;
  }

  /** The span this thread is in; null where it is in none, or in one that is not recorded. */
  public @Nullable Traceparent here() {
    return tracer == null ? null : Traceparent.of(Span.current());
  }

  /**
   * What a record follows; null where that is nothing that is traced, or it is of long ago.
   *
   * @param at when it was made, epoch milliseconds
   */
  public @Nullable Traceparent sentWith(Headers headers, long at) {
    return isFresh(at) ? Traceparent.of(headers) : null;
  }

  /**
   * Whether what was made then is worth a span.
   *
   * @param at epoch milliseconds
   */
  public boolean isFresh(long at) {
    return tracer != null && System.currentTimeMillis() - at < FRESH.toMillis();
  }

  /**
   * A span to be ended by the caller. It is recorded where its parent is; where it has none, as the
   * ratio says.
   *
   * @param parent as a header has it; null at the beginning of a trace
   */
  public Span begin(SpanKind kind, String name, @Nullable String parent) {
    return prepare(kind, name, parent).startSpan();
  }

  /** The same, before it starts: for one that has more to say of where it comes from. */
  public SpanBuilder prepare(SpanKind kind, String name, @Nullable String parent) {
    if (tracer == null) {
      throw new IllegalStateException("nothing is traced");
    }
    return tracer.spanBuilder(name).setSpanKind(kind).setParent(Traceparent.asParent(parent));
  }

  /** Sends what is left, if that takes no longer than a moment. */
  @Override
  public void close() {
    if (sdk != null) {
      sdk.shutdown().join(TO_SEND_THE_REST.toMillis(), TimeUnit.MILLISECONDS);
    }
  }
}
