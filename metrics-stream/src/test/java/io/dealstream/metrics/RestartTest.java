package io.dealstream.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dealstream.events.deal.DealEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real broker, over four partitions. */
class RestartTest {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir Path folder;

  @Test
  void a_stop_midway_and_the_loss_of_all_local_state_change_no_figure() throws Exception {
    var pen = new Pen();
    var pipeline =
        pen.pipeline(
            "tricky", 10, 0, "prospecting", "qualification", "pitch", "negotiation", "closing");
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

      var second = RunningUnderTest.of("restart", folder.resolve("second"), failures);
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
      } finally {
        second.stop();
      }
    }
    assertThat(failures).hasValue(0);
  }

  private static void compareEverySegment(List<Recorded> events, BrokerUnderTest broker) {
    var naive =
        NaiveFigures.of(
            events.stream().map(e -> (DealEvent) e.event()).toList(),
            Map.of("tricky", 10),
            key ->
                broker.newest.containsKey(key)
                    ? broker.newest.get(key).asOf()
                    : Recorded.FIRST_RECORDED);
    assertThat(naive.keySet()).containsAll(broker.newest.keySet());
    broker.newest.forEach((key, record) -> Comparison.assertSame(key, record, naive.get(key)));
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
