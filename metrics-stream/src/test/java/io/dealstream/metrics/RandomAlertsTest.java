package io.dealstream.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.alert.AlertState;
import io.dealstream.events.alert.DealAlert;
import io.dealstream.events.deal.DealEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Made histories of deals that are left alone and seen to again, told in three ways. Whatever the
 * clock does between the events, the alerts are those of {@link NaiveAlerts}.
 */
class RandomAlertsTest {

  private static final int EVENTS = 250;

  /** What is due by then is told. */
  private static final Instant END = Instant.parse("2027-01-01T00:00:00Z");

  static LongStream seeds() {
    return LongStream.range(0, "soak".equals(System.getProperty("size")) ? 400 : 2);
  }

  private static List<Recorded> history(long seed) {
    return new StuckDeals(new Random(seed)).tell(EVENTS);
  }

  /** Each event when it has happened, and the clock at any time in between. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void live_each_alert_is_told_once_and_none_is_taken_back(long seed) {
    var random = new Random(seed);
    var history = history(seed).stream().map(e -> e.recordedAt(e.event().occurredAt())).toList();
    try (var stream = new StreamUnderTest(history.getFirst().recordedAt())) {
      for (var event : history) {
        for (var looks = random.nextInt(3); looks > 0; looks--) {
          stream.passUntil(between(random, stream.now(), event.recordedAt()));
        }
        stream.passUntil(event.recordedAt());
        stream.take(event);
        tellAgain(random, history, event, stream);
      }
      var told = told(stream);
      assertThat(NaiveAlerts.of(told)).containsExactlyInAnyOrderElementsOf(expected(history));
      assertThat(told).extracting(a -> a.alertId() + a.state()).doesNotHaveDuplicates();
      assertThat(told)
          .filteredOn(a -> a.state() == AlertState.CLEARED)
          .allSatisfy(a -> assertThat(a.raisedAt()).isBefore(a.occurredAt()));
    }
  }

  /** The clock says that all of it is long over. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void a_past_that_is_brought_has_the_same_alerts(long seed) {
    var random = new Random(seed);
    var history = history(seed);
    try (var stream = new StreamUnderTest(Recorded.FIRST_RECORDED)) {
      for (var event : history) {
        stream.take(event);
        if (random.nextInt(4) == 0) {
          stream.tick();
        }
      }
      var told = told(stream);
      assertThat(NaiveAlerts.of(told)).containsExactlyInAnyOrderElementsOf(expected(history));
      assertThat(told).extracting(a -> a.alertId() + a.state()).doesNotHaveDuplicates();
    }
  }

  /** Each event days after it happened: the clock has told of what, as it turns out, never was. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void what_becomes_known_late_is_put_right(long seed) {
    var random = new Random(seed);
    var history = new ArrayList<Recorded>();
    var last = Instant.MIN;
    for (var event : history(seed)) {
      var late = event.event().occurredAt().plusSeconds(random.nextInt(400_000));
      last = late.isBefore(last) ? last : late;
      history.add(event.recordedAt(last));
    }
    try (var stream = new StreamUnderTest(history.getFirst().recordedAt())) {
      for (var event : history) {
        stream.passUntil(event.recordedAt().plus(Duration.ofMinutes(random.nextInt(600))));
        stream.take(event);
        tellAgain(random, history, event, stream);
      }
      assertThat(NaiveAlerts.of(told(stream)))
          .containsExactlyInAnyOrderElementsOf(expected(history));
    }
  }

  private static Set<NaiveAlerts.Stood> expected(List<Recorded> history) {
    var events =
        history.stream()
            .map(Recorded::event)
            .filter(DealEvent.class::isInstance)
            .map(DealEvent.class::cast)
            .toList();
    return NaiveAlerts.of(events, END);
  }

  private static List<DealAlert> told(StreamUnderTest stream) {
    stream.passUntil(END.plusSeconds(5));
    stream.alerts();
    assertThat(stream.alarms).isEmpty();
    return stream.told;
  }

  private static void tellAgain(
      Random random, List<Recorded> history, Recorded now, StreamUnderTest stream) {
    if (random.nextInt(10) == 0) {
      stream.take(history.get(random.nextInt(history.indexOf(now) + 1)));
    }
  }

  private static Instant between(Random random, Instant from, Instant to) {
    var millis = Duration.between(from, to).toMillis();
    return millis <= 0 ? from : from.plusMillis(random.nextLong(millis + 1));
  }
}
