package io.dealstream.command.automation;

import io.dealstream.command.store.SideRow;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** How far alerts have been read, partition by partition. */
final class AlertsRead {

  /** "dealalrt", as a number: the key of the lock. */
  private static final long TURN = 0x6465_616c_616c_7274L;

  private final JdbcTemplate database;

  AlertsRead(JdbcTemplate database) {
    this.database = database;
  }

  /** Until the transaction ends; false where another instance is at it. */
  boolean takeTurn() {
    return Boolean.TRUE.equals(
        database.queryForObject(
            "SELECT pg_try_advisory_xact_lock(%d)".formatted(TURN), Boolean.class));
  }

  /** The offset of the next record of each partition; none for one that was never read. */
  Map<Integer, Long> next() {
    var next = new HashMap<Integer, Long>();
    database.query(
        "SELECT partition, next_offset FROM automation_alerts_read",
        row -> {
          next.put(row.getInt(1), row.getLong(2));
        });
    return next;
  }

  /** Goes with what was done, and only where nobody has read on meanwhile. */
  static SideRow row(int partition, long from, long to) {
    return SideRow.exactly(
        1,
        Fenced::new,
        """
        INSERT INTO automation_alerts_read AS r (partition, next_offset) VALUES (?, ?)
        ON CONFLICT (partition) DO UPDATE SET next_offset = excluded.next_offset
        WHERE r.next_offset = ?\
        """,
        partition,
        to,
        from);
  }

  /** Somebody else has read on from here: nothing of it holds. */
  static final class Fenced extends RuntimeException {

    Fenced() {
      super("another instance has read on", null, false, false);
    }
  }
}
