package io.dealstream.metrics.running;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.dealstream.metrics.figures.Freshness;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How long it takes from an event being recorded to a figure with it going out. A reader sees the
 * figure at most one commit later. While history is read in this is as long as the history is old.
 */
public final class FreshnessMeters implements Freshness {

  /** From one commit to one that is as late as a window of an owner ever is, and then some. */
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2_500),
    Duration.ofSeconds(5),
    Duration.ofSeconds(15),
    Duration.ofSeconds(30),
    Duration.ofMinutes(1),
    Duration.ofMinutes(5),
    Duration.ofHours(1)
  };

  private final Timer ofAllTime;
  private final Timer ofOthers;
  private final AtomicLong newest = new AtomicLong();

  public FreshnessMeters(MeterRegistry meters) {
    ofAllTime = timer(meters, "all");
    ofOthers = timer(meters, "other");
    Gauge.builder("dealstream.metrics.newest.event.timestamp", newest, n -> n.get() / 1e3)
        .baseUnit("seconds")
        .description("When the newest event was recorded that a sent figure has in it")
        .strongReference(true)
        .register(meters);
  }

  private static Timer timer(MeterRegistry meters, String window) {
    return Timer.builder("dealstream.metrics.end.to.end")
        .tag("window", window)
        .description("From the newest event in it being recorded to a figure being sent")
        .serviceLevelObjectives(BUCKETS)
        .register(meters);
  }

  @Override
  public void sent(boolean isOfAllTime, long recordedAt, long now) {
    // Clocks of two machines may differ: what comes from the future is of no age.
    (isOfAllTime ? ofAllTime : ofOthers).record(Math.max(0, now - recordedAt), MILLISECONDS);
    newest.accumulateAndGet(recordedAt, Math::max);
  }
}
