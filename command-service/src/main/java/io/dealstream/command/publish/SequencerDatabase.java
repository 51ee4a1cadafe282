package io.dealstream.command.publish;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The event store as the sequencer's role meets it: a few connections, each held as long as a term.
 */
record SequencerDatabase(String url, String username, String password) {

  private static final int SECONDS_TO_CONNECT = 10;
  private static final int SECONDS_TO_ANSWER = 60;

  // A plan made while the tables are small and kept while they grow a thousandfold must be right
  // for
  // both: lookups by index always. A peer that vanished, or stopped in the middle of a batch, shall
  // not keep its locks.
  private static final String SESSION =
      "-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c jit=off"
          + " -c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3"
          + " -c idle_in_transaction_session_timeout=10s";

  /**
   * @param purpose how the connection is called in pg_stat_activity
   */
  Connection connect(String purpose) throws SQLException {
    var source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(username);
    source.setPassword(password);
    source.setApplicationName("dealstream " + purpose);
    source.setOptions(SESSION);
    source.setTcpKeepAlive(true);
    source.setConnectTimeout(SECONDS_TO_CONNECT);
    source.setSocketTimeout(SECONDS_TO_ANSWER);
    return source.getConnection();
  }

  @Override
  public String toString() {
    return url + " as " + username;
  }
}
