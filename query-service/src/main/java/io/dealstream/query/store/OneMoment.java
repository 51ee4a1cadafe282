package io.dealstream.query.store;

import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Several looks at the database that must all see the same moment of it. */
@Component
public class OneMoment {

  private final TransactionTemplate snapshot;

  OneMoment(PlatformTransactionManager transactions) {
    snapshot = new TransactionTemplate(transactions);
    snapshot.setReadOnly(true);
    snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
  }

  public <T> T of(Supplier<T> look) {
    return Objects.requireNonNull(snapshot.execute(_ -> look.get()));
  }
}
