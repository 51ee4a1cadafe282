package io.dealstream.tracing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dealstream.testing.ReceivedSpan;
import io.dealstream.testing.TraceReceiver;
import io.opentelemetry.api.trace.SpanKind;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class TracingTest {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String PARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

  @Test
  void is_off_unless_it_is_said_where_to() {
    for (var settings :
        List.of(
            Map.<String, String>of(),
            Map.of("traces.sampler.arg", "1"),
            Map.of("exporter.otlp.endpoint", " "),
            Map.of("exporter.otlp.endpoint", "http://127.0.0.1:9", "sdk.disabled", "true"),
            Map.of("exporter.otlp.endpoint", "http://127.0.0.1:9", "traces.exporter", "none"),
            Map.of("exporter.otlp.endpoint", "nowhere at all"),
            Map.of("exporter.otlp.endpoint", "http://127.0.0.1:9", "traces.sampler.arg", "much"))) {
      try (var tracing = Tracing.of("t", settings)) {
        assertThat(tracing.isOn()).as("%s", settings).isFalse();
        assertThat(tracing.here()).isNull();
        assertThat(tracing.sentWith(headers(PARENT), System.currentTimeMillis())).isNull();
      }
    }
  }

  @Test
  void a_span_follows_its_parent_and_says_whose_it_is() {
    try (var receiver = TraceReceiver.start()) {
      try (var tracing = tracing(receiver, Map.of("traces.sampler.arg", ""))) {
        var span = tracing.begin(SpanKind.SERVER, "asked", PARENT);
        span.setAttribute(Tracing.POSITION, 7);
        try (var _ = span.makeCurrent()) {
          assertThat(tracing.here()).isEqualTo(Traceparent.of(span));
        }
        assertThat(tracing.here()).isNull();
        span.end();
      }
      assertThat(receiver.spans())
          .singleElement()
          .satisfies(
              span -> {
                assertThat(span.service()).isEqualTo("t");
                assertThat(span.trace()).isEqualTo(TRACE);
                assertThat(span.parent()).isEqualTo("00f067aa0ba902b7");
                assertThat(span.name()).isEqualTo("asked");
                assertThat(span.kind()).isEqualTo(ReceivedSpan.SERVER);
                assertThat(span.attributes()).containsEntry(Tracing.POSITION, "7");
              });
    }
  }

  @Test
  void of_those_nobody_traces_few_are_and_none_that_somebody_chose_not_to() {
    try (var receiver = TraceReceiver.start();
        var tracing = tracing(receiver, Map.of("traces.sampler.arg", " "))) {
      var recorded = 0;
      for (var i = 0; i < 2_000; i++) {
        var span = tracing.begin(SpanKind.SERVER, "asked", null);
        recorded += Traceparent.of(span) == null ? 0 : 1;
      }
      assertThat(recorded).isBetween(1, 100);
      var not = PARENT.replaceAll("01$", "00");
      assertThat(Traceparent.of(tracing.begin(SpanKind.SERVER, "asked", not))).isNull();
    }
  }

  @Test
  void what_is_none_or_of_long_ago_begins_no_trace_and_does_no_harm() {
    try (var receiver = TraceReceiver.start();
        var tracing = tracing(receiver, Map.of("traces.sampler.arg", "1"))) {
      var now = System.currentTimeMillis();
      assertThat(tracing.sentWith(headers(PARENT), now)).isEqualTo(new Traceparent(PARENT));
      assertThat(tracing.sentWith(headers(PARENT), now - 3_600_000)).isNull();
      assertThat(tracing.sentWith(new RecordHeaders(), now)).isNull();
      for (var text : List.of("", "00", "zz-" + TRACE, PARENT + "ž", PARENT.replace('4', 'g'))) {
        var span = tracing.begin(SpanKind.CONSUMER, "read", text);
        assertThat(span.getSpanContext().getTraceId()).isNotEqualTo(TRACE);
        assertThat(new Traceparent(text).span().isValid()).isFalse();
      }
    }
  }

  @Test
  void whoever_takes_nothing_holds_up_nobody() {
    var start = System.nanoTime();
    try (var receiver = TraceReceiver.refusing();
        var refused = tracing(receiver, Map.of("traces.sampler.arg", "1"));
        var absent =
            Tracing.of(
                "t",
                Map.of(
                    "exporter.otlp.endpoint", "http://127.0.0.1:9", "traces.sampler.arg", "1"))) {
      for (var i = 0; i < 20_000; i++) {
        refused.begin(SpanKind.SERVER, "asked", PARENT).end();
        absent.begin(SpanKind.SERVER, "asked", PARENT).end();
      }
      await().until(() -> !receiver.spans().isEmpty());
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
  }

  private static Tracing tracing(TraceReceiver receiver, Map<String, String> more) {
    var settings = new HashMap<>(more);
    settings.put("exporter.otlp.endpoint", receiver.endpoint());
    settings.put("bsp.schedule.delay", "100");
    return Tracing.of("t", settings);
  }

  private static RecordHeaders headers(String traceparent) {
    var headers = new RecordHeaders();
    headers.add(Traceparent.HEADER, traceparent.getBytes(US_ASCII));
    return headers;
  }
}
