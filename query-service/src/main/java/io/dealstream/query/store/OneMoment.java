package io.dealstream.query.store;

import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Several looks at the database that must all see the same moment of it. */
@Component
public class OneMoment {

  /**
   * Both on the way to the first look. Told by the connection's own setting, how far it is kept
   * apart would be asked for, changed and changed back, each of which is a wait for PostgreSQL.
   *
   * <p>The lock is taken before the moment is: no read model is replaced by a rebuilt one while it
   * is looked at, since rows that came later would be missing in that.
   */
  private static final String BEGIN =
      """
      SET TRANSACTION ISOLATION LEVEL REPEATABLE READ;
      LOCK TABLE read_model IN ACCESS SHARE MODE""";

  private final JdbcTemplate jdbc;
  private final TransactionTemplate snapshot;

  OneMoment(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    snapshot = new TransactionTemplate(transactions);
    snapshot.setReadOnly(true);
  }

  /** Within such a look, of the same moment. */
  public <T> T of(Supplier<T> look) {
    return Objects.requireNonNull(
        snapshot.execute(
            transaction -> {
              if (transaction.isNewTransaction()) {
                jdbc.execute(BEGIN);
              }
              return look.get();
            }));
  }
}
