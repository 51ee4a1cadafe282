package io.dealstream.command.imports;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Held by the one instance that imports into a pipeline. A session lock: PostgreSQL gives it free
 * the moment its holder dies. That no row is handled twice does not hang on it, but on the lanes.
 */
final class PipelineLock implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PipelineLock.class);
  private static final int IMPORTS = 0x696d70;

  private final Connection connection;
  private final String pipelineId;

  private PipelineLock(Connection connection, String pipelineId) {
    this.connection = connection;
    this.pipelineId = pipelineId;
  }

  /** Empty where another instance holds it. */
  static Optional<PipelineLock> take(DataSource database, String pipelineId) throws SQLException {
    var connection = database.getConnection();
    var lock = new PipelineLock(connection, pipelineId);
    var taken = false;
    try {
      taken = lock.call("SELECT pg_try_advisory_lock(?, hashtext(?))");
      return taken ? Optional.of(lock) : Optional.empty();
    } finally {
      if (!taken) {
        connection.close();
      }
    }
  }

  private boolean call(String function) throws SQLException {
    try (var statement = connection.prepareStatement(function)) {
      statement.setInt(1, IMPORTS);
      statement.setString(2, pipelineId);
      try (var result = statement.executeQuery()) {
        return result.next() && result.getBoolean(1);
      }
    }
  }

  /** A connection that cannot give the lock back must not go back to its pool. */
  @Override
  public void close() throws SQLException {
    try {
      call("SELECT pg_advisory_unlock(?, hashtext(?))");
    } catch (SQLException lost) {
      LOG.warn("the connection that held the import lock of {} is gone", pipelineId, lost);
      connection.abort(Runnable::run);
    } finally {
      connection.close();
    }
  }
}
