package io.dealstream.command.store;

import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;

/** What PostgreSQL means by its codes. */
final class SqlStates implements PersistenceExceptionResolver {

  private static final String UNIQUE_VIOLATION = "23505";

  /** The code, or nothing where it is none of the database's exceptions. */
  static String of(Throwable e) {
    return e instanceof SQLException sql ? Objects.requireNonNullElse(sql.getSQLState(), "") : "";
  }

  /** Without this, Axon takes a lost race for a failure of the store. */
  @Override
  public boolean isDuplicateKeyViolation(Exception exception) {
    return Stream.<Throwable>iterate(exception, Objects::nonNull, Throwable::getCause)
        .anyMatch(cause -> UNIQUE_VIOLATION.equals(of(cause)));
  }
}
