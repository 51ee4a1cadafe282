package io.dealstream.command.whereabouts;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads off the stored events in which stage each open deal stands. */
@Component
public final class Whereabouts {

  /** What is read in a fraction of a second, and holds up nobody but others who read. */
  private static final long AT_ONCE = 20_000;

  /** As many events as a statement may look up beside what was read. */
  private static final long FEW = 5_000;

  private final JdbcClient database;

  Whereabouts(JdbcClient database) {
    this.database = database;
  }

  /**
   * Reads on until few events are unread. The first time that may take long; what was read is kept,
   * and another try goes on from there.
   *
   * @return whether the time was enough
   */
  public boolean readOn(Duration atMost) {
    var end = System.nanoTime() + atMost.toNanos();
    var unread = readSome();
    while (unread > FEW && System.nanoTime() < end) {
      unread = readSome();
    }
    return unread <= FEW;
  }

  private long readSome() {
    return database.sql("SELECT read_deal_places(?)").param(AT_ONCE).query(Long.class).single();
  }
}
