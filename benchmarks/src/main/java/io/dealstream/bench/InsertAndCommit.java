package io.dealstream.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.dealstream.testing.TestDatabase;
import java.sql.SQLException;
import java.util.UUID;

/**
 * One row and one commit, and nothing else: what PostgreSQL gives a program that stores each
 * command for itself. The same table and indexes as ours, no outbox.
 */
final class InsertAndCommit implements DealsUnderLoad {

  static final String TABLE =
      """
      CREATE TABLE plain_event (
        global_index bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, event_id text NOT NULL UNIQUE,
        aggregate_id text NOT NULL, sequence bigint NOT NULL, payload bytea NOT NULL,
        UNIQUE (aggregate_id, sequence))\
      """;

  private static final byte[] PAYLOAD = new byte[400];

  private final HikariDataSource pool;

  InsertAndCommit(TestDatabase database) throws SQLException {
    pool = Pool.of(database, 32);
    try (var connection = pool.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(TABLE);
    }
  }

  @Override
  public String name() {
    return "insert and commit";
  }

  @Override
  public void open(String id) {
    insert(id, 0);
  }

  @Override
  public void move(String id, String stage) {
    insert(id, Stages.NEXT.indexOf(stage) + 1L);
  }

  private void insert(String id, long sequence) {
    try (var connection = pool.getConnection();
        var insert =
            connection.prepareStatement(
                "INSERT INTO plain_event (event_id, aggregate_id, sequence, payload)"
                    + " VALUES (?, ?, ?, ?)")) {
      insert.setString(1, UUID.randomUUID().toString());
      insert.setString(2, id);
      insert.setLong(3, sequence);
      insert.setBytes(4, PAYLOAD);
      insert.executeUpdate();
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
