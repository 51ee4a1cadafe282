package io.dealstream.command.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The service's own role, on a connection beside the pool: what is to be stored must not queue
 * behind those who only read.
 */
record PostgresWriter(String url, @Nullable String username, @Nullable String password)
    implements WriterDatabase {

  static final String NAME = "dealstream writer";

  private static final int SECONDS_TO_CONNECT = 5;
  private static final int SECONDS_TO_ANSWER = 30;

  // A writer that vanished in the middle of a batch shall not keep its locks; and a batch waits for
  // another's lock no longer than all commands in it can bear.
  private static final String SESSION =
      "-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3"
          + " -c idle_in_transaction_session_timeout=10s -c lock_timeout=3s";

  @Override
  public Connection connect() throws SQLException {
    var source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(username);
    source.setPassword(password);
    source.setApplicationName(NAME);
    source.setOptions(SESSION);
    source.setTcpKeepAlive(true);
    source.setConnectTimeout(SECONDS_TO_CONNECT);
    source.setSocketTimeout(SECONDS_TO_ANSWER);
    source.setPrepareThreshold(1);
    var connection = source.getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  @Override
  public String toString() {
    return url + " as " + username;
  }
}
