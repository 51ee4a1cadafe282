package io.dealstream.metrics.tracing;

import io.dealstream.events.metric.MetricRecord;
import io.dealstream.metrics.figures.Additions;
import io.dealstream.metrics.intake.Arrival.Received;
import io.dealstream.tracing.Traceparent;
import io.dealstream.tracing.Tracing;
import io.opentelemetry.api.trace.SpanKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * A stage with spans around it. Additions and figures are sums of many events, and say which came
 * last of each partition: where that is an event that is traced, they are part of its trace. What
 * is traced is remembered here only, and forgotten with the task.
 */
final class TracedProcessor<I, V, O, W> implements Processor<I, V, O, W> {

  /** A trace of which more comes is of the last seconds: windows are sent at that pace. */
  private static final int SPANS_REMEMBERED = 1_024;

  /** One event's figures of one metric share a span: they are hundreds. */
  private record Sending(Traceparent event, String metric) {}

  private final Processor<I, V, O, W> stage;
  private final Tracing tracing;
  private final TracedEvents events = new TracedEvents();
  private final Map<Sending, Traceparent> sent =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Sending, Traceparent> eldest) {
          return size() > SPANS_REMEMBERED;
        }
      };

  // Set anew by init, which Kafka Streams calls again where it revives a task.
  private @SuppressWarnings("NullAway.Init") ProcessorContext<O, W> context;

  TracedProcessor(Processor<I, V, O, W> stage, Tracing tracing) {
    this.stage = stage;
    this.tracing = tracing;
  }

  @Override
  public void init(ProcessorContext<O, W> context) {
    this.context = context;
    stage.init(new ForwardingContext<>(context, this::mark));
  }

  @Override
  public void process(Record<I, V> record) {
    switch (record.value()) {
      case Received<?> event -> take(event, record);
      case Additions _ -> {
        events.readFrom(record.headers());
        stage.process(record);
      }
      case null, default -> stage.process(record);
    }
  }

  private void take(Received<?> event, Record<I, V> record) {
    var parent = tracing.sentWith(record.headers(), event.recordedAt());
    var source = context.recordMetadata();
    if (parent == null || source.isEmpty()) {
      stage.process(record);
      return;
    }
    var topic = source.get().topic();
    var span =
        tracing
            .begin(SpanKind.CONSUMER, "process " + topic, parent.text())
            .setAttribute(Tracing.SYSTEM, "kafka")
            .setAttribute(Tracing.TOPIC, topic)
            .setAttribute(Tracing.POSITION, event.position());
    try {
      var here = Traceparent.of(span);
      if (here != null) {
        events.add(new TracedEvent(partition(source.get()), event.position(), here));
      }
      stage.process(record);
    } finally {
      span.end();
    }
  }

  /** As figures name it in what is folded into them. */
  private static String partition(RecordMetadata source) {
    return source.topic() + "-" + source.partition();
  }

  /** Says of a record that leaves the stage what it is part of. */
  private void mark(Record<?, ?> record) {
    if (events.isEmpty()) {
      return;
    }
    switch (record.value()) {
      case Additions additions ->
          events.in(additions).forEach(event -> event.writeTo(record.headers()));
      case MetricRecord<?> figure -> {
        var of = events.in(figure.folded());
        if (!of.isEmpty()) {
          sent.computeIfAbsent(
                  new Sending(of.getLast().traceparent(), figure.metric()),
                  sending -> send(sending, of))
              .writeTo(record.headers());
        }
      }
      case null, default -> {}
    }
  }

  /**
   * @param of the newest last, whose trace it is part of; the others are linked to
   */
  private Traceparent send(Sending sending, List<TracedEvent> of) {
    var span =
        tracing.prepare(SpanKind.PRODUCER, "send " + sending.metric(), sending.event().text());
    of.subList(0, of.size() - 1).forEach(other -> span.addLink(other.traceparent().span()));
    var started =
        span.startSpan()
            .setAttribute(Tracing.SYSTEM, "kafka")
            .setAttribute("dealstream.metric", sending.metric())
            .setAttribute(Tracing.POSITION, of.getLast().position());
    started.end();
    var here = Traceparent.of(started);
    return here == null ? sending.event() : here;
  }

  @Override
  public void close() {
    stage.close();
  }
}
