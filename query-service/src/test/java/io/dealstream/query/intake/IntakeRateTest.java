package io.dealstream.query.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.query.support.Publisher;
import io.dealstream.query.support.RandomHistory;
import io.dealstream.query.support.Sample;
import io.dealstream.query.support.Service;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How fast a service catches up that has everything still to read. */
class IntakeRateTest {

  private static final boolean SOAK = "soak".equals(System.getProperty("size"));
  private static final int EVENTS = SOAK ? 200_000 : 10_000;
  private static final int AIM_PER_SECOND = 10_000;

  @Test
  void catches_up_at_ten_thousand_events_a_second() {
    var p = Sample.newId("p");
    Publisher.SHARED.publish(Sample.pipeline(p));
    var history = new RandomHistory(9, p);
    long position = 0;
    for (var done = 0; done < EVENTS; done += 1_000) {
      position = Publisher.SHARED.publish(history.next(1_000, EVENTS / 8)).getLast().position();
    }
    var begun = System.nanoTime();
    try (var service = Service.start()) {
      var started = System.nanoTime();
      service.caughtUp();
      var took = Duration.ofNanos(System.nanoTime() - started);
      var rate = position * 1_000 / Math.max(1, took.toMillis());
      System.out.printf(
          "intake: %,d events in %.1f s after %.1f s of starting: %,d events/s%n",
          position, took.toMillis() / 1e3, (started - begun) / 1e9, rate);
      if (SOAK) {
        assertThat(rate).isGreaterThanOrEqualTo(AIM_PER_SECOND);
      }
    }
  }
}
