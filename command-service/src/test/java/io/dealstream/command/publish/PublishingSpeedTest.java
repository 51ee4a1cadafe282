package io.dealstream.command.publish;

import static io.dealstream.command.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.background.WakeUp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Prints what it measures; the limits hold in the long runs, on a machine that does nothing else.
 */
class PublishingSpeedTest {

  private static final int PER_SECOND = 100;

  private final Line line = Line.fresh();

  @AfterEach
  void stop() {
    line.close();
  }

  @Test
  void an_event_is_on_its_topic_within_20_ms_of_its_commit() throws Exception {
    var instance = line.start();
    latencies(instance.newEvents, PER_SECOND * (Size.SOAK ? 2 : 1)); // warms up
    var count = PER_SECOND * (Size.SOAK ? 60 : 1);
    var told = latencies(instance.newEvents, count);
    var found = latencies(new WakeUp(), count); // which nobody hears
    print("committed → visible, signalled", told);
    print("committed → visible, found by looking", found);
    if (Size.SOAK) {
      assertThat(percentile(told, 0.5)).isLessThan(Duration.ofMillis(20));
    }
  }

  private List<Duration> latencies(WakeUp newEvents, int count) throws Exception {
    await("a leader").until(() -> line.published() >= 0);
    var committed = new HashMap<Long, Long>();
    var seen = new HashMap<Long, Long>();
    try (var consumer = TopicReader.consumer(line.destination.bootstrapServers());
        var writer = line.writer()) {
      var partitions = TopicReader.partitions(line.destination, consumer);
      consumer.assign(partitions);
      consumer.seekToEnd(partitions);
      partitions.forEach(consumer::position);
      var first = line.count("event");
      var writing =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      for (long i = 0; i < count; i++) {
                        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1) / PER_SECOND);
                        writer.append("deal:" + first + "-" + i).commit();
                        committed.put(first + i + 1, System.nanoTime());
                        newEvents.signal();
                      }
                    } catch (Exception failed) {
                      throw new IllegalStateException(failed);
                    }
                  });
      while (seen.size() < count) {
        for (var record : consumer.poll(Duration.ofMillis(100))) {
          seen.put(Record.of(record).position(), System.nanoTime());
        }
      }
      writing.join();
    }
    return between(committed, seen);
  }

  private static List<Duration> between(Map<Long, Long> committed, Map<Long, Long> seen) {
    var all = new ArrayList<Duration>();
    committed.forEach((position, at) -> all.add(Duration.ofNanos(seen.get(position) - at)));
    all.sort(null);
    return all;
  }

  @Test
  void publishes_five_thousand_events_a_second() throws Exception {
    var count = Size.SOAK ? 200_000 : 10_000;
    try (var writer = line.writer()) {
      writer.append(count, i -> "deal:" + i % 2_000).commit();
    }
    var instance = line.start();
    await("the first batch").until(() -> instance.published() > 0);
    var start = System.nanoTime();
    var from = instance.published();
    await("all").until(() -> instance.published() == count);
    var rate = (count - from) * 1e9 / (System.nanoTime() - start);
    System.out.printf("sequenced and published: %,.0f events/s%n", rate);

    if (Size.SOAK) {
      assertThat(rate).isGreaterThan(5_000);
    }
  }

  private static void print(String what, List<Duration> sorted) {
    System.out.printf(
        "%s, %d events at %d/s: p50 %.1f ms, p99 %.1f ms, max %.1f ms%n",
        what,
        sorted.size(),
        PER_SECOND,
        percentile(sorted, 0.5).toNanos() / 1e6,
        percentile(sorted, 0.99).toNanos() / 1e6,
        sorted.getLast().toNanos() / 1e6);
  }

  private static Duration percentile(List<Duration> sorted, double p) {
    return sorted.get((int) Math.ceil(p * sorted.size()) - 1);
  }
}
