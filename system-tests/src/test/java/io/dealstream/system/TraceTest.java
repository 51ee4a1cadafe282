package io.dealstream.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dealstream.testing.ReceivedSpan;
import io.dealstream.testing.TraceReceiver;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A command, its event, the figures it changed and what shows them are one trace. */
class TraceTest {

  private static final String COMMAND = "command-service";
  private static final String METRICS = "metrics-stream";
  private static final String QUERY = "query-service";
  private static final String POSITION = "dealstream.event.position";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final TraceReceiver RECEIVER = TraceReceiver.start();

  /** As an operator switches it on; of what nobody traces, nothing is. */
  private static final LocalStack STACK =
      LocalStack.startedWith(
          Map.of(
              "OTEL_EXPORTER_OTLP_ENDPOINT", RECEIVER.endpoint(),
              "OTEL_TRACES_SAMPLER_ARG", "0",
              "OTEL_BSP_SCHEDULE_DELAY", "100"));

  private final Api commands = new Api(STACK.command(), STACK.token("admin"));

  /** Somebody outside who traces what it calls. */
  private record Caller(String trace, String span) {

    static final String OURS = "5eed";

    static Caller some() {
      var chance = ThreadLocalRandom.current();
      return new Caller(
          OURS + "%012x%016x".formatted(chance.nextLong(1L << 48), chance.nextLong()),
          "%016x".formatted(chance.nextLong(1, Long.MAX_VALUE)));
    }

    String traceparent() {
      return "00-" + trace + "-" + span + "-01";
    }

    Stream<ReceivedSpan> spans(Predicate<ReceivedSpan> wanted) {
      return RECEIVER.spansOf(trace).stream().filter(wanted);
    }

    ReceivedSpan one(Predicate<ReceivedSpan> wanted) {
      var found = spans(wanted).toList();
      assertThat(found).as("one of %s", RECEIVER.spansOf(trace)).hasSize(1);
      return found.getFirst();
    }
  }

  @AfterAll
  static void stop() {
    try (RECEIVER) {
      STACK.close();
    }
  }

  @Test
  void a_command_is_followed_over_kafka_to_the_figures_that_it_changed() throws Exception {
    var caller = Caller.some();
    open("traced");
    move("traced", caller);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(caller.spans(_ -> true))
                    .extracting(ReceivedSpan::name)
                    .contains("process metrics.stage-entries", "process metrics.stage-dwell"));

    var asked = caller.one(s -> s.kind() == ReceivedSpan.SERVER);
    assertThat(asked.service()).isEqualTo(COMMAND);
    assertThat(asked.name()).isEqualTo("POST /api/deals/{id}/move");
    assertThat(asked.parent()).isEqualTo(caller.span);

    var sent = caller.one(named("send deal-events"));
    assertThat(sent.service()).isEqualTo(COMMAND);
    assertThat(sent.kind()).isEqualTo(ReceivedSpan.PRODUCER);
    assertThat(sent.parent()).isEqualTo(asked.id());
    assertThat(sent.attributes())
        .containsEntry("dealstream.event.type", "io.dealstream.deal.stage-changed.v1");

    var shown = caller.one(named("process deal-events").and(by(QUERY)));
    var counted = caller.one(named("process deal-events").and(by(METRICS)));
    for (var read : List.of(shown, counted)) {
      assertThat(read.kind()).isEqualTo(ReceivedSpan.CONSUMER);
      assertThat(read.parent()).isEqualTo(sent.id());
      assertThat(read.attributes()).containsEntry(POSITION, sent.attributes().get(POSITION));
    }
    for (var metric : List.of("stage-entries", "stage-dwell")) {
      figuresFollow(caller, counted, metric);
    }
    assertThat(RECEIVER.spans()).allMatch(s -> s.trace().startsWith(Caller.OURS));
  }

  /** Sent by the stream, and received by the read side: each partition's on their own. */
  private static void figuresFollow(Caller caller, ReceivedSpan counted, String metric) {
    var sent = caller.spans(named("send " + metric)).toList();
    assertThat(sent)
        .isNotEmpty()
        .allSatisfy(
            figures -> {
              assertThat(figures.service()).isEqualTo(METRICS);
              assertThat(figures.kind()).isEqualTo(ReceivedSpan.PRODUCER);
              assertThat(figures.parent()).isEqualTo(counted.id());
              assertThat(figures.attributes())
                  .containsEntry(POSITION, counted.attributes().get(POSITION));
            });
    assertThat(caller.spans(named("process metrics." + metric)))
        .allSatisfy(
            received -> {
              assertThat(received.service()).isEqualTo(QUERY);
              assertThat(received.kind()).isEqualTo(ReceivedSpan.CONSUMER);
              assertThat(sent).extracting(ReceivedSpan::id).contains(received.parent());
            });
  }

  @Test
  void figures_of_several_commands_are_part_of_the_newest_one_and_linked_to_the_others()
      throws Exception {
    // By their names they are not all on the same partition, of each of which one is the last.
    var deals = List.of("linked-1", "linked-2", "linked-3", "linked-4");
    for (var deal : deals) {
      open(deal);
    }
    var callers = deals.stream().map(_ -> Caller.some()).toList();
    for (var i = 0; i < deals.size(); i++) {
      move(deals.get(i), callers.get(i));
    }
    var newest = callers.getLast();
    var linking = named("send stage-entries").and(s -> !s.links().isEmpty());
    await().atMost(PATIENCE).until(() -> newest.spans(linking).findAny().isPresent());

    var counted = newest.one(named("process deal-events").and(by(METRICS)));
    var others =
        callers.subList(0, callers.size() - 1).stream()
            .map(caller -> caller.one(named("process deal-events").and(by(METRICS))).id())
            .toList();
    assertThat(newest.spans(linking))
        .allSatisfy(
            figures -> {
              assertThat(figures.parent()).isEqualTo(counted.id());
              assertThat(others).containsAll(figures.links());
            });
  }

  private void open(String deal) throws Exception {
    var stages = List.of(Map.of("id", "pitch"), Map.of("id", "offer"));
    commands.post("/api/pipelines", Map.of("id", "traces", "stages", stages));
    commands
        .post(
            "/api/deals",
            Map.of("id", deal, "pipelineId", "traces", "name", "Ropes", "owner", "rita"))
        .expect(201);
  }

  private void move(String deal, Caller caller) throws Exception {
    commands
        .post(
            "/api/deals/" + deal + "/move",
            Map.of("stageId", "offer"),
            Map.of("traceparent", caller.traceparent()))
        .expect(200);
  }

  private static Predicate<ReceivedSpan> named(String name) {
    return span -> span.name().equals(name);
  }

  private static Predicate<ReceivedSpan> by(String service) {
    return span -> span.service().equals(service);
  }
}
