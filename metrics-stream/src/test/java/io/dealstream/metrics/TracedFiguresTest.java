package io.dealstream.metrics;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dealstream.events.topic.Topics;
import io.dealstream.metrics.tracing.TracedTopology;
import io.dealstream.testing.ReceivedSpan;
import io.dealstream.testing.TestIssuer;
import io.dealstream.testing.TraceReceiver;
import io.dealstream.tracing.Traceparent;
import io.dealstream.tracing.Tracing;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;

/** An event's trace goes on to the figures it changes. */
class TracedFiguresTest {

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String PARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";
  private static final String ENTERED = NaiveFigures.key("p", "stage-entries", "all", "a");

  private final Pen pen = new Pen();
  private final Instant now = Instant.now();
  private final Recorded pipeline = pen.pipeline("p", 1, 0, "a").recordedAt(now);
  private final Recorded opened =
      pen.open("d", "p", "a", "anna", null, Instant.parse("2026-03-02T09:00:00Z")).recordedAt(now);

  @TempDir Path folder;

  @Test
  void a_figure_is_part_of_the_trace_of_the_event_that_came_to_it_last() throws Exception {
    try (var broker = BrokerUnderTest.emptied();
        var receiver = TraceReceiver.start();
        var _ =
            SpringApplication.run(
                MetricsStream.class,
                "--server.port=0",
                "--dealstream.issuer=" + TestIssuer.shared().url(),
                "--dealstream.kafka.bootstrap-servers=" + BrokerUnderTest.SERVERS,
                "--dealstream.application-id=traced",
                "--dealstream.state-dir=" + folder,
                "--otel.exporter.otlp.endpoint=" + receiver.endpoint(),
                "--otel.bsp.schedule.delay=50",
                "--otel.traces.sampler.arg=0")) {
      broker.publish(List.of(pipeline));
      send(opened, PARENT);
      var sent = new HashMap<String, String>();
      try (var figures = figures()) {
        await()
            .atMost(PATIENCE)
            .until(
                () -> {
                  figures
                      .poll(Duration.ofMillis(50))
                      .forEach(r -> sent.put(r.key(), header(r.headers())));
                  return sent.containsKey(ENTERED) && receiver.spansOf(TRACE).size() >= 2;
                });
      }
      var counted = span(receiver, "process deal-events");
      assertThat(counted.service()).isEqualTo("metrics-stream");
      assertThat(counted.kind()).isEqualTo(ReceivedSpan.CONSUMER);
      assertThat(counted.parent()).isEqualTo("00f067aa0ba902b7");
      assertThat(counted.attributes())
          .containsEntry(Tracing.POSITION, Long.toString(opened.position()));
      // Each partition sends its own: that of all deals, that of their owner.
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(receiver.spansOf(TRACE))
                      .filteredOn(span -> span.name().equals("send stage-entries"))
                      .filteredOn(span -> span.kind() == ReceivedSpan.PRODUCER)
                      .filteredOn(span -> span.parent().equals(counted.id()))
                      .extracting(span -> "00-" + TRACE + "-" + span.id() + "-01")
                      .contains(sent.get(ENTERED)));
      assertThat(receiver.spans()).as("what nobody traces").allMatch(s -> s.trace().equals(TRACE));
    }
  }

  @Test
  void where_nothing_is_traced_no_header_is_passed_on_and_nothing_is_put_around_anything() {
    assertThat(figureOf(TracedTopology.builder(Tracing.off())).headers()).isEmpty();
  }

  @Test
  void with_spans_around_it_the_topology_has_the_same_names_and_the_same_figures() {
    try (var receiver = TraceReceiver.refusing();
        var tracing = Tracing.of("t", Map.of("exporter.otlp.endpoint", receiver.endpoint()))) {
      assertThat(topology(TracedTopology.builder(tracing)).describe().toString())
          .isEqualTo(topology(new StreamsBuilder()).describe().toString());
      var untraced = figureOf(new StreamsBuilder());
      var traced = figureOf(TracedTopology.builder(tracing));
      assertThat(traced.value()).isEqualTo(untraced.value());
      assertThat(header(traced.headers())).startsWith("00-" + TRACE);
    }
  }

  private static Topology topology(StreamsBuilder builder) {
    return PipelineTopology.build(builder, (_, _) -> {}, (_, _, _) -> {}, Topics.PARTITIONS);
  }

  private TestRecord<String, byte[]> figureOf(StreamsBuilder builder) {
    var settings = new Properties();
    settings.put("state.dir", folder.resolve(Integer.toString(builder.hashCode())).toString());
    try (var driver = new TopologyTestDriver(topology(builder), settings, now)) {
      for (var event : List.of(pipeline, opened)) {
        var headers = event.headers();
        new Traceparent(PARENT).writeTo(headers);
        driver
            .createInputTopic(
                event.topic().name(), new StringSerializer(), new ByteArraySerializer())
            .pipeInput(new TestRecord<>(event.key(), event.value(), headers, event.recordedAt()));
      }
      driver.advanceWallClockTime(Duration.ofMillis(100));
      return driver
          .createOutputTopic(
              Topics.STAGE_ENTRIES.name(), new StringDeserializer(), new ByteArrayDeserializer())
          .readRecordsToList()
          .stream()
          .filter(record -> record.key().equals(ENTERED))
          .findFirst()
          .orElseThrow();
    }
  }

  private static ReceivedSpan span(TraceReceiver receiver, String name) {
    return receiver.spansOf(TRACE).stream()
        .filter(span -> span.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String header(Headers headers) {
    var header = headers.lastHeader(Traceparent.HEADER);
    return header == null ? "" : new String(header.value(), US_ASCII);
  }

  private static void send(Recorded event, String traceparent) throws Exception {
    var headers = event.headers();
    new Traceparent(traceparent).writeTo(headers);
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", BrokerUnderTest.SERVERS),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer
          .send(
              new ProducerRecord<>(
                  event.topic().name(),
                  null,
                  event.recordedAt().toEpochMilli(),
                  event.key(),
                  event.value(),
                  headers))
          .get();
    }
  }

  private static KafkaConsumer<String, byte[]> figures() {
    var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of(
                "bootstrap.servers", BrokerUnderTest.SERVERS, "isolation.level", "read_committed"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    var partitions =
        consumer.partitionsFor(Topics.STAGE_ENTRIES.name()).stream()
            .map(p -> new TopicPartition(p.topic(), p.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return consumer;
  }
}
