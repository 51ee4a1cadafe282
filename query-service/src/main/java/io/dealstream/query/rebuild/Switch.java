package io.dealstream.query.rebuild;

import io.dealstream.query.intake.Refill;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Puts the filled tables into the place of the live ones, while nothing is taken in. Whatever would
 * have to wait long for it has precedence: it gives way, and nothing has happened.
 */
@Component
class Switch {

  /** Of what is taken in, the last few records are read meanwhile. */
  private static final Duration TO_BECOME_LEVEL = Duration.ofSeconds(2);

  private static final String INTAKE_ENDS_ITS_BATCH = "SET LOCAL lock_timeout = '3s'";

  /**
   * Who comes to a table later waits behind this. Also less than the second after which PostgreSQL
   * looks for a deadlock, and ends one of those that wait: that must not be a reader.
   */
  private static final String READERS_WAIT_AT_MOST = "SET LOCAL statement_timeout = '400ms'";

  private static final Set<String> TOOK_TOO_LONG = Set.of("57014", "55P03", "40P01");

  private final DataSource connections;

  Switch(DataSource connections) {
    this.connections = connections;
  }

  /** What came of it. */
  enum Result {
    SWITCHED,
    NOT_NOW,
    /** It was stopped. */
    OVER,
    /** The live tables are others now. */
    MIGRATED,
    /** What is set aside there is not what is set aside here. */
    SET_ASIDE
  }

  /** On a connection of its own, since what is read meanwhile is committed before the switch is. */
  Result tryNow(long rebuild, Refill refill) throws SQLException {
    try (var connection = connections.getConnection()) {
      connection.setAutoCommit(false);
      try {
        var result = tryNow(rebuild, refill, connection);
        if (result == Result.SWITCHED) {
          connection.commit();
        } else {
          connection.rollback();
        }
        return result;
      } catch (SQLException e) {
        connection.rollback();
        if (TOOK_TOO_LONG.contains(String.valueOf(e.getSQLState()))) {
          return Result.NOT_NOW;
        }
        throw e;
      } catch (RuntimeException e) {
        connection.rollback();
        throw e;
      }
    }
  }

  private static Result tryNow(long rebuild, Refill refill, Connection connection)
      throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(INTAKE_ENDS_ITS_BATCH);
      statement.execute("LOCK TABLE consumer_offset IN SHARE ROW EXCLUSIVE MODE");
      if (!refill.becomesLevel(TO_BECOME_LEVEL)) {
        return Result.NOT_NOW;
      }
      statement.execute(READERS_WAIT_AT_MOST);
    }
    try (var call = connection.prepareStatement("SELECT rebuild_switch(?)")) {
      call.setLong(1, rebuild);
      try (var row = call.executeQuery()) {
        row.next();
        return meaningOf(row.getString(1));
      }
    }
  }

  private static Result meaningOf(@Nullable String objection) {
    return switch (objection) {
      case null -> Result.SWITCHED;
      case "over" -> Result.OVER;
      case "migrated" -> Result.MIGRATED;
      case "set-aside" -> Result.SET_ASIDE;
      case "behind" -> Result.NOT_NOW;
      default -> throw new IllegalStateException("the switch says " + objection);
    };
  }
}
