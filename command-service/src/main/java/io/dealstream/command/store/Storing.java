package io.dealstream.command.store;

import io.dealstream.command.store.Batch.Failure;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;

/** Stores batches, and tells every set what became of it: each set is told exactly once. */
final class Storing implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Storing.class);

  private static final int TRIES = 10;
  private static final int CONNECTIONS = 3;
  private static final long LONGEST_PAUSE_MILLIS = 20;
  private static final Duration LOOK_FOR = Duration.ofSeconds(20);
  private static final Duration LOOK_FOR_WHEN_CLOSING = Duration.ofSeconds(5);
  private static final long LOOK_EVERY_MILLIS = 100;

  private final WriterDatabase database;
  private final BooleanSupplier closing;
  private @Nullable Connection open;

  /**
   * @param closing then it does not wait long for a database that is away
   */
  Storing(WriterDatabase database, BooleanSupplier closing) {
    this.database = database;
    this.closing = closing;
  }

  /** Returns when all sets have been told. */
  void store(List<WriteSet> sets) throws InterruptedException {
    var left = new ArrayList<>(sets);
    try {
      storeAll(left);
    } catch (SQLException failure) {
      drop();
      left.forEach(set -> fail(set, translate(failure)));
    } catch (OutcomeUnknown unknown) {
      LOG.error("nobody can say whether {} commands were stored", left.size(), unknown);
      left.forEach(set -> fail(set, unknown));
    } catch (RuntimeException | Error failure) {
      LOG.error("a batch was not stored", failure);
      drop();
      left.forEach(set -> fail(set, new IllegalStateException(failure)));
    } catch (InterruptedException hurry) {
      drop();
      left.forEach(set -> fail(set, new OutcomeUnknown(hurry)));
      throw hurry;
    }
  }

  /**
   * @param left those not yet told
   */
  private void storeAll(List<WriteSet> left) throws SQLException, InterruptedException {
    for (int tries = 1, connections = 1; !left.isEmpty(); ) {
      try {
        attempt(left);
      } catch (SQLException failure) {
        if (isGone(failure)) {
          if (++connections > CONNECTIONS) {
            throw failure;
          }
        } else if (SqlStates.isSentBack(failure)) {
          if (++tries > TRIES) {
            throw failure;
          }
          Thread.sleep(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE_MILLIS));
        } else {
          storeEach(left, failure);
        }
      }
    }
  }

  /** Somebody's row cannot be stored: whose, is seen when each goes alone. */
  private void storeEach(List<WriteSet> left, SQLException failure) throws InterruptedException {
    if (left.size() == 1) {
      LOG.warn("a command's rows cannot be stored", failure);
      fail(left.removeFirst(), translate(failure));
    }
    while (!left.isEmpty()) {
      store(List.of(left.removeFirst()));
    }
  }

  private void attempt(List<WriteSet> left) throws SQLException, InterruptedException {
    var connection = connection();
    var batch = new Batch(connection, left);
    for (var outdated : batch.dropOutdated()) {
      left.remove(outdated);
      fail(outdated, new LostRace(null));
    }
    var failures = batch.isEmpty() ? List.<Failure>of() : batch.write();
    if (!failures.isEmpty()) {
      connection.rollback();
      for (var failure : failures) {
        if (left.remove(failure.set())) {
          fail(failure.set(), failure.why().get());
        }
      }
    } else if (isCommitted(connection, batch)) {
      left.clear();
      batch.sets().forEach(set -> set.durable().complete(null));
    }
  }

  private boolean isCommitted(Connection connection, Batch batch)
      throws SQLException, InterruptedException {
    try {
      connection.commit();
      return true;
    } catch (SQLException unanswered) {
      LOG.warn("a commit was not answered: {}", unanswered.toString());
      drop();
      return isCommitted(new InDoubt(batch.transaction(), batch.eventIds()));
    }
  }

  private boolean isCommitted(InDoubt doubt) throws InterruptedException {
    var start = System.nanoTime();
    while (true) {
      try {
        return doubt.isCommitted(connection());
      } catch (SQLException away) {
        drop();
        var patience = closing.getAsBoolean() ? LOOK_FOR_WHEN_CLOSING : LOOK_FOR;
        if (System.nanoTime() - start > patience.toNanos()) {
          throw new OutcomeUnknown(away);
        }
        Thread.sleep(LOOK_EVERY_MILLIS);
      }
    }
  }

  private Connection connection() throws SQLException {
    var present = open;
    if (present == null) {
      present = database.connect();
      open = present;
    }
    return present;
  }

  /** Whether the connection cannot be used any more; where it can, its transaction is over now. */
  private boolean isGone(SQLException failure) {
    var present = open;
    if (present == null) {
      return true;
    }
    try {
      present.rollback();
      if (!SqlStates.isLostConnection(failure) && !present.isClosed()) {
        return false;
      }
    } catch (SQLException gone) {
      LOG.warn("the event writer lost its connection: {}", failure.toString());
    }
    drop();
    return true;
  }

  private void drop() {
    var present = open;
    open = null;
    if (present != null) {
      try {
        present.close();
      } catch (SQLException gone) {
        LOG.debug("closing a lost connection", gone);
      }
    }
  }

  private static void fail(WriteSet set, RuntimeException why) {
    set.durable().completeExceptionally(why);
  }

  private static RuntimeException translate(SQLException failure) {
    if (SqlStates.isSentBack(failure) || SqlStates.isBlocked(failure)) {
      return new LostRace(failure);
    }
    DataAccessException known =
        new SQLStateSQLExceptionTranslator().translate("storing events", null, failure);
    return known != null ? known : new UncategorizedSQLException("storing events", null, failure);
  }

  @Override
  public void close() {
    drop();
  }
}
