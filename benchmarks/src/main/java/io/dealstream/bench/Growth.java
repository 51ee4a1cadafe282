package io.dealstream.bench;

import io.dealstream.testing.TestDatabase;
import java.lang.management.ManagementFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether a command takes as long, and as much memory, however many events are stored. */
final class Growth {

  private static final int CLIENTS = 8;

  private final DealsUnderLoad deals;
  private final JdbcClient events;

  Growth(DealsUnderLoad deals, TestDatabase database) {
    this.deals = deals;
    this.events = JdbcClient.create(database.as("command_owner"));
  }

  int upTo(int most, int seconds) throws Exception {
    Round.of(Load.onManyDeals(deals, CLIENTS, seconds));
    for (var stored = stored(); stored < most; stored = stored()) {
      var round = Round.of(Load.onManyDeals(deals, CLIENTS, seconds));
      deals.settle();
      System.out.printf("%,11d events   %s   %,6d MB of heap%n", stored, round, heap());
    }
    return 0;
  }

  private long stored() {
    return events.sql("SELECT last_value FROM event_index").query(Long.class).single();
  }

  /** In use after a collection. */
  private static long heap() {
    var memory = ManagementFactory.getMemoryMXBean();
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed() >> 20;
  }
}
