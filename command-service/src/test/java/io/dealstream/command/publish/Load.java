package io.dealstream.command.publish;

import io.dealstream.background.WakeUp;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Eight writers on the same forty deals until told to stop: transactions of one to five events, one
 * in five of them rolled back. An event is appended once its predecessor has committed, as the
 * event store's version check has it.
 */
final class Load {

  private static final int WRITERS = 8;
  private static final int DEALS = 40;
  private static final Duration BREATH = Duration.ofMillis(Size.SOAK ? 4 : 20);

  private final Line line;
  private final List<Deal> deals = IntStream.range(0, DEALS).mapToObj(Deal::new).toList();
  private final Set<String> committed = ConcurrentHashMap.newKeySet();
  private final Set<String> rolledBack = ConcurrentHashMap.newKeySet();
  private final ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
  private final List<Future<?>> running = new ArrayList<>();
  private volatile boolean stopped;

  /** A deal, locked while somebody writes to it. */
  private static final class Deal {

    final String id;
    long next;

    Deal(int number) {
      id = "deal:" + number;
    }
  }

  private Load(Line line) {
    this.line = line;
  }

  static Load on(Line line, WakeUp newEvents) {
    var load = new Load(line);
    for (var i = 0; i < WRITERS; i++) {
      var random = new Random(i);
      load.running.add(load.writers.submit(() -> load.write(random, newEvents)));
    }
    return load;
  }

  private Void write(Random random, WakeUp newEvents) throws SQLException {
    try (var writer = line.writer()) {
      while (!stopped) {
        var deal = deals.get(random.nextInt(DEALS));
        synchronized (deal) {
          transaction(writer, deal, 1 + random.nextInt(5), random.nextInt(5) == 0);
        }
        newEvents.signal();
        LockSupport.parkNanos(BREATH.toNanos());
      }
      return null;
    }
  }

  private void transaction(Writer writer, Deal deal, int events, boolean fails)
      throws SQLException {
    for (var i = 0; i < events; i++) {
      writer.append(deal.id, deal.next + i);
    }
    if (fails) {
      rolledBack.addAll(writer.rollBack());
    } else {
      committed.addAll(writer.commit());
      deal.next += events;
    }
  }

  /** Ends the writers; fails where one of them did. */
  void stop() throws InterruptedException, ExecutionException {
    stopped = true;
    for (var writer : running) {
      writer.get();
    }
    writers.shutdown();
  }

  Set<String> committed() {
    return committed;
  }

  Set<String> rolledBack() {
    return rolledBack;
  }
}
