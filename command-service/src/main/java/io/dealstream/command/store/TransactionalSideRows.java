package io.dealstream.command.store;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Writes each row at once, in the transaction the events will be appended in. */
final class TransactionalSideRows implements SideRows {

  private final JdbcOperations jdbc;

  TransactionalSideRows(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void add(SideRow row) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("a side row needs a transaction to stand in");
    }
    jdbc.update(row.statement(), row.values().toArray());
  }
}
