package io.dealstream.query.intake;

import io.dealstream.events.topic.TopicSetup;
import io.opentelemetry.api.trace.Span;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a feed for as long as the service runs. Whatever goes wrong has one remedy: a new consumer
 * that starts from the offsets PostgreSQL has, which are right by construction.
 */
final class Reader implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(Reader.class);
  private static final Duration POLL = Duration.ofMillis(500);

  /**
   * How long records gather after a batch: it takes its statements however few records it has, and
   * processors that others need. As long as it took, so that no more than half of the time goes
   * into it; the busier the machine is, the more records share one.
   */
  private static final Duration LEAST_GATHER = Duration.ofMillis(10);

  private static final Duration LONGEST_GATHER = Duration.ofMillis(100);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /** What a reader needs of the others. */
  record Workings(
      IntakeSettings settings,
      Consumers consumers,
      Offsets offsets,
      Applying applying,
      Arrivals arrivals,
      IntakeSpans spans) {}

  private final Receiver receiver;
  private final Workings workings;
  private final Condition condition;
  private final Map<TopicPartition, Long> next = new HashMap<>();
  private final Map<TopicPartition, Long> lag = new ConcurrentHashMap<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private Duration pause = FIRST_PAUSE;

  Reader(Receiver receiver, Workings workings) {
    this.receiver = receiver;
    this.workings = workings;
    this.condition = new Condition();
  }

  Feed feed() {
    return receiver.feed();
  }

  Condition condition() {
    return condition;
  }

  /** Records not yet read of a partition that is this reader's; none for the others. */
  OptionalLong lagOf(TopicPartition partition) {
    var records = lag.get(partition);
    return records == null ? OptionalLong.empty() : OptionalLong.of(records);
  }

  @Override
  public void run() {
    while (!isStopped()) {
      try {
        read();
      } catch (WakeupException | InterruptException _) {
        // only ever by stop()
      } catch (FencedInstanceIdException e) {
        condition.failedForGood("another instance has taken this one's name", e);
        return;
      } catch (Offsets.Fenced e) {
        LOG.info("{}: starting over, {}", feed(), e.getMessage());
      } catch (InterruptedException _) {
        return;
      } catch (RuntimeException e) {
        condition.failed(feed(), e);
        pauseAfterFailure();
      }
    }
  }

  void stop() {
    stopped.countDown();
  }

  private boolean isStopped() {
    return stopped.getCount() == 0;
  }

  private void read() throws InterruptedException {
    var settings = workings.settings();
    TopicSetup.ensure(
        settings.kafka().bootstrapServers(), feed().topicsToCreate(settings.partitions()));
    try (var consumer = workings.consumers().open(feed())) {
      condition.aimAt(() -> consumer.endOffsets(Consumers.partitions(consumer, feed())));
      consumer.subscribe(feed().topicNames(), new Assignment(consumer));
      while (!isStopped()) {
        step(consumer);
      }
    } finally {
      next.clear();
      lag.clear();
    }
  }

  private void step(Consumer<String, byte[]> consumer) throws InterruptedException {
    var polled = consumer.poll(POLL);
    var start = System.nanoTime();
    if (!polled.nextOffsets().isEmpty()) {
      var batch = Batch.of(polled, next);
      var spans = workings.spans().begin(batch.records());
      workings.applying().apply(receiver, batch);
      spans.forEach(Span::end);
      batch.moves().forEach((partition, move) -> next.put(partition, move.to()));
      workings.arrivals().signal(feed());
    }
    consumer.assignment().forEach(p -> consumer.currentLag(p).ifPresent(n -> lag.put(p, n)));
    condition.running();
    pause = FIRST_PAUSE;
    if (!polled.isEmpty() && polled.count() < workings.settings().recordsAtOnce()) {
      var took = System.nanoTime() - start;
      stopped.await(
          Math.clamp(took, LEAST_GATHER.toNanos(), LONGEST_GATHER.toNanos()), TimeUnit.NANOSECONDS);
    }
  }

  private void pauseAfterFailure() {
    try {
      if (!stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        pause =
            pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                ? pause.multipliedBy(2)
                : LONGEST_PAUSE;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Takes a partition over where PostgreSQL says that it stands. */
  private final class Assignment implements ConsumerRebalanceListener {

    private final Consumer<String, byte[]> consumer;

    Assignment(Consumer<String, byte[]> consumer) {
      this.consumer = consumer;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      var start = workings.offsets().startingAt(partitions);
      start.forEach(consumer::seek);
      next.putAll(start);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      next.keySet().removeAll(partitions);
      lag.keySet().removeAll(partitions);
    }
  }
}
