package io.dealstream.query.intake;

import static io.dealstream.query.support.Eventually.eventually;
import static io.dealstream.query.support.Sample.newId;
import static io.dealstream.query.support.Sample.opened;
import static io.dealstream.query.support.Sample.pipeline;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.DomainEvent;
import io.dealstream.events.EventJson;
import io.dealstream.query.support.Publisher;
import io.dealstream.query.support.Service;
import io.dealstream.testing.ReceivedSpan;
import io.dealstream.testing.TraceReceiver;
import io.dealstream.tracing.Traceparent;
import io.dealstream.tracing.Tracing;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** What is applied, and what is asked, are parts of the trace that led to them. */
class IntakeSpansTest {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String PARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";
  private static final Publisher PUBLISHER = Publisher.SHARED;

  private final String deal = newId("traced");
  private final String pipeline = newId("p");

  @Test
  void an_applied_event_a_received_figure_and_a_question_are_parts_of_a_trace() {
    try (var receiver = TraceReceiver.start();
        var service =
            Service.start(
                "--otel.exporter.otlp.endpoint=" + receiver.endpoint(),
                "--otel.bsp.schedule.delay=50",
                "--otel.traces.sampler.arg=0")) {
      service.caughtUp();
      PUBLISHER.publish(pipeline(pipeline));
      PUBLISHER.send(
          List.of(traced(opened(deal, pipeline, "prospecting", "1250.00")), tracedFigure()));
      var path = "/api/deals/" + Service.encode(deal) + "?minVersion=0";
      assertThat(service.get(path, "traceparent", PARENT).status()).isEqualTo(200);
      eventually(() -> assertThat(receiver.spans()).hasSizeGreaterThanOrEqualTo(3));

      assertThat(receiver.spans())
          .hasSize(3)
          .allSatisfy(
              span -> {
                assertThat(span.service()).isEqualTo("query-service");
                assertThat(span.trace()).isEqualTo(TRACE);
                assertThat(span.parent()).isEqualTo("00f067aa0ba902b7");
                assertThat(span.toString()).doesNotContain(deal, "1250");
              });
      assertThat(receiver.spans())
          .extracting(ReceivedSpan::name)
          .containsExactlyInAnyOrder(
              "process deal-events", "process metrics.stage-entries", "GET /api/deals/{id}");
      assertThat(receiver.spans())
          .filteredOn(span -> span.name().equals("process deal-events"))
          .singleElement()
          .satisfies(
              span -> {
                assertThat(span.kind()).isEqualTo(ReceivedSpan.CONSUMER);
                assertThat(span.attributes())
                    .containsEntry(Tracing.EVENT_TYPE, "io.dealstream.deal.opened.v1")
                    .containsKey(Tracing.POSITION);
              });
    }
  }

  private static ProducerRecord<String, byte[]> traced(DomainEvent event) {
    var value = EventJson.MAPPER.writeValueAsBytes(event);
    var record = PUBLISHER.record(event, PUBLISHER.envelope(event, value), value);
    new Traceparent(PARENT).writeTo(record.headers());
    return record;
  }

  /** One that is taken back: what it says does not matter here. */
  private static ProducerRecord<String, byte[]> tracedFigure() {
    var headers = new RecordHeaders();
    new Traceparent(PARENT).writeTo(headers);
    return new ProducerRecord<>(
        "metrics.stage-entries", null, Instant.now().toEpochMilli(), newId("k"), null, headers);
  }
}
