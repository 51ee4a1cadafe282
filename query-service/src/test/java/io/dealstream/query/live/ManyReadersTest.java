package io.dealstream.query.live;

import static io.dealstream.query.support.Eventually.eventually;
import static io.dealstream.query.support.Figure.AS_OF;
import static io.dealstream.query.support.Figure.entries;
import static io.dealstream.query.support.Figure.winRate;
import static io.dealstream.query.support.Sample.newId;
import static io.dealstream.query.support.Sample.pipeline;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.query.support.Publisher;
import io.dealstream.query.support.Service;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A room full of readers, of whom one in twenty has stopped reading without going. */
class ManyReadersTest {

  private static final boolean SOAK = "soak".equals(System.getProperty("size"));

  private static final int READERS = SOAK ? 200 : 40;
  private static final int FROZEN = READERS / 20;
  private static final int UPDATES = SOAK ? 300 : 20;
  private static final Duration PACE = Duration.ofMillis(200);
  private static final Duration SOON = Duration.ofSeconds(1);

  /** As the service is delivered; a short test has no time for that. */
  private static final Duration PATIENCE = Duration.ofSeconds(SOAK ? 20 : 2);

  /** Until what the kernel takes for a reader who reads nothing is full, at that pace. */
  private static final Duration UNTIL_FULL = Duration.ofSeconds(15);

  /** Figures of the question below: so many can wait for a reader, and no more. */
  private static final int FIGURES = 3;

  private final String p = newId("p") + "x".repeat(1_500); // so that buffers are soon full
  private final String path = "/api/metrics/stream?metric=win-rate,stage-entries&pipeline=" + p;
  private final long[] visibleAt = new long[UPDATES + 1];
  private long mostUntold;

  @Test
  void the_frozen_are_let_go_and_the_others_are_told_soon() throws Exception {
    var settings =
        SOAK
            ? new String[0]
            : new String[] {"--server.tomcat.connection-timeout=" + PATIENCE.toMillis() + "ms"};
    Publisher.SHARED.publish(pipeline(p));
    try (var service = Service.start(settings)) {
      eventually(() -> assertThat(service.get("/api/board?pipeline=" + p).status()).isEqualTo(200));
      var quick = open(READERS - FROZEN, () -> TimedReader.open(service, path));
      var frozen = open(FROZEN, () -> SlowReader.open(service, path));
      eventually(() -> assertThat(readers(service)).isEqualTo(READERS));

      var evictedAfter = publish(service);
      eventually(() -> assertThat(quick).allMatch(reader -> reader.won() == UPDATES));

      var latencies = latencies(quick);
      System.out.printf(
          "%d readers, %d of them frozen and let go after %d ms; the others were told after %d ms in"
              + " the middle, %d ms at p99, %d ms at most; at most %d figures waited for one reader;"
              + " heap %d MiB%n",
          READERS,
          FROZEN,
          evictedAfter.toMillis(),
          at(latencies, 0.5),
          at(latencies, 0.99),
          at(latencies, 1),
          mostUntold,
          ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20);
      assertThat(evictedAfter).isLessThan(PATIENCE.plus(UNTIL_FULL));
      assertThat(readers(service)).as("of the others all stay").isEqualTo(READERS - FROZEN);
      assertThat(mostUntold).as("of a frozen reader's too").isBetween(1L, (long) FIGURES);
      if (SOAK) {
        assertThat(at(latencies, 0.99)).isLessThan(SOON.toMillis());
      }
      for (var reader : quick) {
        reader.close();
      }
      for (var reader : frozen) {
        reader.close();
      }
    }
  }

  /**
   * At a steady pace, and on until the frozen ones are let go.
   *
   * @return when that was
   */
  private Duration publish(Service service) {
    var begun = System.nanoTime();
    var longest = PATIENCE.plus(UNTIL_FULL);
    var evictedAfter = longest;
    for (var tick = 1; tick <= UPDATES || evictedAfter == longest; tick++) {
      var n = Math.min(tick, UPDATES);
      Publisher.SHARED.figures(
          winRate(p, n, 0),
          entries(p, "prospecting", tick, AS_OF, Map.of()),
          entries(p, "pitch", tick, AS_OF, Map.of()));
      visibleAt[n] = tick == n ? System.nanoTime() : visibleAt[n];
      LockSupport.parkNanos(begun + tick * PACE.toNanos() - System.nanoTime()); // the pace
      mostUntold = Math.max(mostUntold, gauge(service, "dealstream.live.untold"));
      var sofar = Duration.ofNanos(System.nanoTime() - begun);
      if (evictedAfter == longest && readers(service) <= READERS - FROZEN) {
        evictedAfter = sofar;
      } else if (tick >= UPDATES && sofar.compareTo(longest) > 0) {
        break;
      }
    }
    return evictedAfter;
  }

  /** In milliseconds, of each reader and update; the shortest first. */
  private long[] latencies(List<TimedReader> readers) {
    return readers.stream()
        .flatMapToLong(
            reader ->
                IntStream.rangeClosed(1, UPDATES)
                    .mapToLong(n -> Math.max(0, reader.toldOf(n) - visibleAt[n]) / 1_000_000))
        .sorted()
        .toArray();
  }

  private static long at(long[] sorted, double share) {
    return sorted[(int) Math.ceil(share * sorted.length) - 1];
  }

  private static <T> List<T> open(int count, Callable<T> one) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var opening = LongStream.range(0, count).mapToObj(_ -> threads.submit(one)).toList();
      var opened = new ArrayList<T>();
      for (var each : opening) {
        opened.add(each.get());
      }
      return opened;
    }
  }

  private static long readers(Service service) {
    return gauge(service, "dealstream.live.readers");
  }

  private static long gauge(Service service, String name) {
    return (long) service.part(MeterRegistry.class).get(name).gauge().value();
  }
}
