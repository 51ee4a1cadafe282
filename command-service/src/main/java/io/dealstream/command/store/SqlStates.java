package io.dealstream.command.store;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;

/** What PostgreSQL means by its codes. */
final class SqlStates {

  /** Two that wait for each other, or cannot both be right: the database sends one of them back. */
  private static final Set<String> SENT_BACK = Set.of("40001", "40P01");

  private static final String LOCK_TIMEOUT = "55P03";

  private SqlStates() {}

  static boolean isSentBack(SQLException e) {
    return SENT_BACK.contains(of(e));
  }

  /** Somebody held a row for longer than a batch waits. */
  static boolean isBlocked(SQLException e) {
    return LOCK_TIMEOUT.equals(of(e));
  }

  /** Broken, or closed by whoever looks after the database. */
  static boolean isLostConnection(SQLException e) {
    return of(e).startsWith("08") || of(e).startsWith("57P");
  }

  private static String of(SQLException e) {
    return Objects.requireNonNullElse(e.getSQLState(), "");
  }
}
