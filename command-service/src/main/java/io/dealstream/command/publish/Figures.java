package io.dealstream.command.publish;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** What an instance shows of its publishing: its state, and how far behind it is while it leads. */
final class Figures {

  private final AtomicLong unsequenced = new AtomicLong();
  private final AtomicLong sequenced = new AtomicLong();
  private final AtomicLong published = new AtomicLong();
  private final Timer batch;
  private final Timer transaction;
  private final Timer delay;
  private PublishingState state = new PublishingState(PublishingState.Phase.STARTING, "");

  Figures(MeterRegistry registry) {
    Gauge.builder("dealstream.publishing.unsequenced", unsequenced, AtomicLong::get)
        .description("Committed events without a position, as the leader last saw it")
        .register(registry);
    Gauge.builder("dealstream.publishing.unpublished", this, Figures::unpublished)
        .description("Events with a position that are not on Kafka yet")
        .register(registry);
    batch = timer("dealstream.publishing.batch", "Giving a batch its positions", registry);
    transaction = timer("dealstream.publishing.transaction", "A Kafka transaction", registry);
    delay = timer("dealstream.publishing.delay", "From recorded to published", registry);
  }

  private static Timer timer(String name, String description, MeterRegistry registry) {
    return Timer.builder(name)
        .description(description)
        .publishPercentiles(0.5, 0.99)
        .register(registry);
  }

  synchronized PublishingState state() {
    return state;
  }

  /**
   * @return whether that is news
   */
  synchronized boolean is(PublishingState.Phase phase, String why) {
    var before = state;
    state = new PublishingState(phase, why);
    return !state.equals(before);
  }

  void begins(long sequencedUpTo) {
    sequenced.set(sequencedUpTo);
  }

  void sequenced(List<SequencedEvent> events, Duration took) {
    sequenced.set(events.getLast().position());
    batch.record(took);
  }

  void unsequenced(long events) {
    unsequenced.set(events);
  }

  void published(long position) {
    published.set(position);
  }

  void published(List<SequencedEvent> events, Duration took) {
    published(events.getLast().position());
    transaction.record(took);
    var recordedAt = Instant.parse(events.getFirst().link().recordedTime());
    delay.record(Duration.between(recordedAt, Instant.now()));
  }

  /** The last position this instance knows to be on Kafka. */
  long publishedUpTo() {
    return published.get();
  }

  private double unpublished() {
    return Math.max(0, sequenced.get() - published.get());
  }
}
