package io.dealstream.query.store;

import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Several looks at the database that must all see the same moment of it. */
@Component
public class OneMoment {

  private final JdbcTemplate jdbc;
  private final TransactionTemplate snapshot;

  OneMoment(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    snapshot = new TransactionTemplate(transactions);
    snapshot.setReadOnly(true);
    snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
  }

  public <T> T of(Supplier<T> look) {
    return Objects.requireNonNull(
        snapshot.execute(
            _ -> {
              // Taken before the moment is: no read model is replaced by a rebuilt one while it is
              // looked at, since rows that came later would be missing in that.
              jdbc.execute("LOCK TABLE read_model IN ACCESS SHARE MODE");
              return look.get();
            }));
  }
}
