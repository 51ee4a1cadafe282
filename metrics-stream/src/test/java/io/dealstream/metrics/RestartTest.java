package io.dealstream.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dealstream.events.alert.DealAlert;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.metrics.NaiveFigures.Span;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real broker, over four partitions. */
class RestartTest {

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @TempDir Path folder;

  @Test
  void a_stop_midway_and_the_loss_of_all_local_state_change_no_figure_and_no_alert()
      throws Exception {
    var pen = new Pen();
    var pipeline =
        pen.pipeline(
            "tricky", 10, 0, "prospecting", "qualification", "pitch", "negotiation", "closing");
    pen.limits("tricky", "qualification", 0, 3);
    pen.limits("tricky", "pitch", 5, 0);
    pen.limits("tricky", "negotiation", 7, 7);
    CsvHistory.tell(pen, "tricky", "tricky_history.csv", "");
    var events = pen.written.subList(1, pen.written.size());
    var half = events.size() / 2;
    var failures = new AtomicInteger();
    try (var broker = BrokerUnderTest.emptied()) {
      broker.publish(events.subList(0, half));
      var first = RunningUnderTest.of("restart", folder.resolve("first"), failures);
      first.start();
      await().atMost(PATIENCE).until(() -> broker.read() > 0);
      broker.publish(events.subList(half, events.size()));
      first.stop();
      broker.publish(List.of(pipeline)); // after the deals it is about

      // It keeps the partitions that there are, whatever a new copy would have.
      var second = RunningUnderTest.in(1, "restart", folder.resolve("second"), failures);
      second.start();
      try {
        await()
            .atMost(PATIENCE)
            .untilAsserted(
                () -> {
                  while (broker.read() > 0) {
                    // whatever is out
                  }
                  ExpectedFigures.of("tricky").compare(broker.newest);
                  compareEverySegment(events, broker);
                });
        eachFigureNamesAnEventOfEachPartition(pen.written, broker);
        awaitEveryAlert(events, broker);
        assertThat(broker.alerts).doesNotHaveDuplicates();
      } finally {
        second.stop();
      }
      fromTheBeginningTheSameAlertsAreRaised(events, broker, failures);
    }
    assertThat(failures).hasValue(0);
  }

  /** One that knows nothing of the others, and so tells all of it again, under the same ids. */
  private void fromTheBeginningTheSameAlertsAreRaised(
      List<Recorded> events, BrokerUnderTest broker, AtomicInteger failures) {
    var before = ids(broker.alerts);
    broker.alerts.clear();
    var anew = RunningUnderTest.in(1, "restart-anew", folder.resolve("anew"), failures);
    anew.start();
    try {
      awaitEveryAlert(events, broker);
      assertThat(ids(broker.alerts)).isEqualTo(before);
    } finally {
      anew.stop();
    }
  }

  private static Set<String> ids(List<DealAlert> alerts) {
    return NaiveAlerts.thatStood(alerts).stream()
        .map(DealAlert::alertId)
        .collect(Collectors.toSet());
  }

  private static void awaitEveryAlert(List<Recorded> events, BrokerUnderTest broker) {
    var told = events.stream().map(e -> (DealEvent) e.event()).toList();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              broker.readAlerts();
              assertThat(NaiveAlerts.of(broker.alerts))
                  .isEqualTo(NaiveAlerts.of(told, Instant.now()));
            });
  }

  private static void compareEverySegment(List<Recorded> events, BrokerUnderTest broker) {
    var told = events.stream().map(e -> (DealEvent) e.event()).toList();
    var naive =
        NaiveFigures.of(
            told,
            Map.of("tricky", 10),
            Map.of(
                "tricky",
                List.of("prospecting", "qualification", "pitch", "negotiation", "closing")),
            key ->
                broker.newest.containsKey(key)
                    ? broker.newest.get(key).asOf()
                    : Recorded.FIRST_RECORDED);
    var segments = new TreeSet<String>();
    told.forEach(e -> segments.addAll(NaiveFigures.segmentsOf(e)));
    naive.putAll(NaiveOpenPipeline.of(told, segments));
    naive.putAll(NaiveForecast.of(told, segments));
    naive.putAll(NaiveFlow.of(told, segments, Span.ALL));
    naive.putAll(NaiveWaterfall.of(told, segments, Span.ALL));
    var published = new HashMap<>(broker.newest);
    published.keySet().removeIf(key -> !NaiveFigures.isOfAllTime(key));
    assertThat(naive.keySet()).containsAll(published.keySet());
    published.forEach((key, record) -> Comparison.assertSame(key, record, naive.get(key)));
  }

  /** What a figure says it has folded is really of that partition, and no newer than its asOf. */
  private static void eachFigureNamesAnEventOfEachPartition(
      List<Recorded> events, BrokerUnderTest broker) {
    var byPosition = new HashMap<Long, Recorded>();
    events.forEach(e -> byPosition.put(e.position(), e));
    broker.newest.forEach(
        (key, record) ->
            assertThat(record.folded())
                .as(key)
                .isNotEmpty()
                .allSatisfy(
                    (partition, position) -> {
                      var event = byPosition.get(position);
                      assertThat(partition).isEqualTo(BrokerUnderTest.partitionOf(event));
                      assertThat(event.recordedAt()).isBeforeOrEqualTo(record.asOf());
                    }));
  }
}
