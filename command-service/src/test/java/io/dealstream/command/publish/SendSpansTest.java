package io.dealstream.command.publish;

import static io.dealstream.command.Awaiting.await;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.command.RunningService;
import io.dealstream.testing.CommittedRecords;
import io.dealstream.testing.ReceivedSpan;
import io.dealstream.testing.TestIssuer;
import io.dealstream.testing.TestServers;
import io.dealstream.testing.TraceReceiver;
import io.dealstream.tracing.Tracing;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A trace goes from a command to what is on Kafka, and changes nothing of it. */
class SendSpansTest {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String PARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";
  private static final String NONE = "";

  @Test
  void a_command_and_what_is_published_of_it_are_parts_of_its_callers_trace() {
    var to = Destination.at(TestServers.kafka());
    try (var receiver = TraceReceiver.start();
        var service =
            RunningService.onNewDatabase(
                "--dealstream.kafka.bootstrap-servers=" + to.bootstrapServers(),
                "--otel.exporter.otlp.endpoint=" + receiver.endpoint(),
                "--otel.bsp.schedule.delay=50",
                "--otel.traces.sampler.arg=0")) {
      var ada = TestIssuer.shared().admin();
      service.post(ada, "/api/pipelines", body("traced"), "traceparent", PARENT).isOk(201);
      service.post(ada, "/api/pipelines", body("not"), "traceparent", PARENT.replace("-01", "-00"));
      service.post(ada, "/api/pipelines", body("nor-this")).isOk(201);
      await("two spans").until(() -> receiver.spans().size() >= 2);
      await("three events").until(() -> TopicReader.all(to).size() >= 3);

      assertThat(receiver.spans()).extracting(ReceivedSpan::trace).containsOnly(TRACE).hasSize(2);
      var asked = span(receiver, ReceivedSpan.SERVER);
      assertThat(asked.name()).isEqualTo("POST /api/pipelines");
      assertThat(asked.service()).isEqualTo("command-service");
      assertThat(asked.parent()).isEqualTo("00f067aa0ba902b7");
      var sent = span(receiver, ReceivedSpan.PRODUCER);
      assertThat(sent.name()).isEqualTo("send pipeline-events");
      assertThat(sent.parent()).isEqualTo(asked.id());
      assertThat(sent.attributes())
          .containsEntry(Tracing.EVENT_TYPE, "io.dealstream.pipeline.created.v1")
          .containsEntry(Tracing.POSITION, "1")
          .containsOnlyKeys(
              Tracing.SYSTEM,
              Tracing.TOPIC,
              Tracing.EVENT_ID,
              Tracing.EVENT_TYPE,
              Tracing.POSITION);
      assertThat(headers(to))
          .isEqualTo(Map.of(1L, "00-" + TRACE + "-" + sent.id() + "-01", 2L, NONE, 3L, NONE));
      assertThat(Audit.of(TopicReader.all(to))).isEmpty();
    }
  }

  private static ReceivedSpan span(TraceReceiver receiver, int kind) {
    return receiver.spans().stream().filter(s -> s.kind() == kind).findFirst().orElseThrow();
  }

  private static String body(String id) {
    return "{\"id\": \"%s\", \"stages\": [{\"id\": \"call\"}]}".formatted(id);
  }

  @Test
  void whoever_traces_nothing_passes_nothing_on() throws Exception {
    try (var line = Line.fresh()) {
      write(line);
      line.start();
      line.awaitPublished(4);
      assertThat(headers(line.destination).values()).containsOnly(NONE);
      assertThat(Audit.of(line.topic())).isEmpty();
    }
  }

  @Test
  void what_stands_beside_an_event_never_holds_it_up_nor_changes_it() throws Exception {
    try (var receiver = TraceReceiver.refusing();
        var tracing =
            Tracing.of(
                "t",
                Map.of("exporter.otlp.endpoint", receiver.endpoint(), "traces.sampler.arg", "0"));
        var line = Line.fresh().traced(tracing)) {
      write(line);
      line.start();
      line.awaitPublished(4);
      assertThat(headers(line.destination).get(1L)).startsWith("00-" + TRACE);
      assertThat(headers(line.destination)).containsEntry(2L, NONE).containsEntry(3L, NONE);
      assertThat(headers(line.destination)).as("recorded long ago").containsEntry(4L, NONE);
      assertThat(Audit.of(line.topic())).isEmpty();
    }
  }

  /** A traced one, one with rubbish beside it, one with nothing, and a traced one of long ago. */
  private static void write(Line line) throws Exception {
    try (var writer = line.writer()) {
      writer.append(4, _ -> "deal:d").commit();
    }
    var events = JdbcClient.create(line.database.as("command_owner"));
    events.sql("UPDATE event SET traceparent = ? WHERE sequence IN (0, 3)").param(PARENT).update();
    events.sql("UPDATE event SET traceparent = 'a' || chr(337) WHERE sequence = 1").update();
    events.sql("UPDATE event SET recorded_at = '2026-01-01T00:00:00Z' WHERE sequence = 3").update();
  }

  /** By position; an empty text where there is none. */
  private static Map<Long, String> headers(Destination from) {
    var headers = new TreeMap<Long, String>();
    for (var record : CommittedRecords.of(from.bootstrapServers(), TopicReader.topics(from))) {
      var header = record.headers().lastHeader("traceparent");
      headers.put(
          Record.of(record).position(),
          header == null ? NONE : new String(header.value(), US_ASCII));
    }
    return headers;
  }
}
