package io.dealstream.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealstream.events.DomainEvent;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.MetricKey;
import io.dealstream.events.metric.WinRate;
import io.dealstream.events.topic.Topics;
import io.dealstream.recount.Recount;
import io.dealstream.recount.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Made histories counted by another definition, against plain loops and against a recount. */
class OtherDefinitionTest {

  private static final int EVENTS = 300;

  /** Milliseconds between two happenings at most: many deals are decided in their first day. */
  private static final long QUICK = 2_000_000;

  private static final Duration DAY = Duration.ofDays(1);

  private static final Stamp ANY = new Stamp(Instant.EPOCH, Map.of());

  static LongStream seeds() {
    return LongStream.range(0, "soak".equals(System.getProperty("size")) ? 200 : 5);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void each_is_counted_beside_and_nothing_else_is(long seed) {
    for (var metric : Metric.BESIDE) {
      try (var stream = new StreamUnderTest(OtherDefinition.build(metric, Topics.PARTITIONS))) {
        var told = play(stream, seed);
        assertThat(stream.newest.values())
            .isNotEmpty()
            .allMatch(r -> r.metric().equals(metric.name()) && r.definition() == 2);
        assertThat(stream.alerts()).isEmpty();
        assertThat(stream.alarms).isEmpty();
        byPlainLoops(stream, metric, told);
        byTheSecondPath(stream, metric, told);
      }
    }
  }

  private static List<DomainEvent> play(StreamUnderTest stream, long seed) {
    var random = new Random(seed);
    var story = new RandomStory(random, QUICK);
    stream.take(story.pen.pipeline("sales", 1, 1, "a", "b", "c", "d"));
    stream.take(story.pen.pipeline("renewals", 3, 0, "b", "y"));
    for (var i = 1; i <= EVENTS; i++) {
      for (var event : story.next()) {
        stream.take(event);
        if (random.nextInt(10) == 0) {
          stream.take(event); // delivered again
        }
      }
    }
    stream.settle();
    return new ArrayList<>(story.pen.written.stream().<DomainEvent>map(Recorded::event).toList());
  }

  /** Of each pipeline, by the first definition, only the deals that were worked on. */
  private static void byPlainLoops(
      StreamUnderTest stream, Metric<?> metric, List<DomainEvent> told) {
    var compared = 0;
    for (var pipeline : RandomStory.STAGES.keySet()) {
      var worked = workedOn(told, pipeline);
      var events =
          told.stream()
              .filter(DealEvent.class::isInstance)
              .map(DealEvent.class::cast)
              .filter(event -> worked.contains(event.dealId()))
              .toList();
      var naive =
          NaiveFigures.of(
              events, RandomStory.MINIMUM, RandomStory.STAGES, _ -> Recorded.FIRST_RECORDED);
      var begin = pipeline + "|" + metric.name() + "|1|";
      for (var figure : naive.entrySet()) {
        if (figure.getKey().startsWith(begin)) {
          var key = RandomStory.encoded(figure.getKey().replace("|1|", "|2|"));
          var record = stream.newest.get(key);
          if (record != null) {
            Comparison.assertSame(key, record, figure.getValue());
            compared++;
          }
        }
      }
    }
    assertThat(compared).isGreaterThan(5);
  }

  /** That stood in two stages of it, or were decided a day or more after they had come. */
  private static Set<String> workedOn(List<DomainEvent> told, String pipeline) {
    var stages = new HashMap<String, Set<String>>();
    var came = new HashMap<String, Instant>();
    var took = new HashMap<String, Duration>();
    for (var event : told) {
      var entered =
          switch (event) {
            case DealEvent.Opened e -> e.to();
            case DealEvent.StageChanged e -> e.to();
            case DealEvent.Reopened e -> e.to();
            case DealEvent.HandedOff e -> e.to();
            default -> null;
          };
      if (entered != null && event instanceof DealEvent e && e.pipelineId().equals(pipeline)) {
        stages.computeIfAbsent(e.dealId(), _ -> new HashSet<>()).add(entered);
        if (e instanceof DealEvent.Opened || e instanceof DealEvent.HandedOff) {
          came.put(e.dealId(), e.occurredAt());
        }
      }
      if (event instanceof DealEvent e
          && e.pipelineId().equals(pipeline)
          && (e instanceof DealEvent.Won || e instanceof DealEvent.Lost)) {
        took.put(e.dealId(), Duration.between(came.get(e.dealId()), e.occurredAt()));
      }
    }
    stages
        .keySet()
        .removeIf(
            deal ->
                stages.get(deal).size() < 2
                    && took.getOrDefault(deal, Duration.ZERO).compareTo(DAY) < 0);
    return stages.keySet();
  }

  /** In all segments and windows; none is missing. */
  private static void byTheSecondPath(
      StreamUnderTest stream, Metric<?> metric, List<DomainEvent> told) {
    var recount = new Recount();
    told.forEach(recount::add);
    for (var pipeline : RandomStory.STAGES.keySet()) {
      var today = LocalDate.ofInstant(stream.now(), ZoneOffset.UTC);
      var recounted = recount.all(pipeline, today, List.of(metric));
      var published =
          stream.newest.values().stream().filter(r -> r.pipelineId().equals(pipeline)).toList();
      for (var record : published) {
        Comparison.assertSame(MetricKey.of(record), record, Recounted.fields(recounted, record));
      }
      assertThat(published.stream().map(MetricKey::of).toList())
          .containsAll(recounted.counted(ANY).map(MetricKey::of).toList());
    }
  }

  @Test
  void a_deal_of_one_stage_was_worked_on_where_it_was_decided_a_day_after_it_had_come() {
    var came = Instant.parse("2026-03-02T09:00:00Z");
    try (var stream =
        new StreamUnderTest(OtherDefinition.build(Metric.WIN_RATE_2, Topics.PARTITIONS))) {
      var pen = new Pen();
      stream.take(pen.pipeline("p", 1, 0, "a", "b"));
      stream.take(pen.open("typed-in", "p", "a", "anna", "100", came));
      stream.take(pen.win("typed-in", came.plus(DAY).minusMillis(1)));
      stream.take(pen.open("a-day", "p", "a", "ben", "100", came));
      stream.take(pen.win("a-day", came.plus(DAY)));
      // Closed for most of the time: that it was open for an hour is not what counts.
      stream.take(pen.open("taken-up-again", "p", "a", "cleo", "100", came));
      stream.take(pen.lose("taken-up-again", came.plusSeconds(1_800)));
      stream.take(pen.reopen("taken-up-again", "a", came.plus(DAY)));
      stream.take(pen.win("taken-up-again", came.plus(DAY).plusSeconds(1_800)));
      stream.settle();
      assertThat(stream.item("p|win-rate|2|all|all|-", WinRate.class).won()).isEqualTo(2);
      assertThat(stream.newest)
          .containsKeys("p|win-rate|2|owner:ben|all|-", "p|win-rate|2|owner:cleo|all|-")
          .doesNotContainKey("p|win-rate|2|owner:anna|all|-");
    }
  }

  @Test
  void it_goes_by_metric_and_number() {
    assertThat(OtherDefinition.named("win-rate:2")).isEqualTo(Metric.WIN_RATE_2);
    for (var unknown : List.of("win-rate:1", "win-rate", "luck:2")) {
      assertThatThrownBy(() -> OtherDefinition.named(unknown))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("win-rate:2, cycle:2");
    }
    assertThatThrownBy(() -> OtherDefinition.build(Metric.WIN_RATE, Topics.PARTITIONS))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
