package io.dealstream.local.verify.store;

import io.dealstream.local.data.DataFolder;
import io.dealstream.local.data.RunningCopy;
import io.dealstream.local.terminal.Refusal;
import io.dealstream.servers.Passwords;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * A database of the running copy, for reading only: the server refuses this connection every
 * change, whatever its role may do elsewhere. Each transaction sees one moment.
 */
public final class Database {

  private static final String COMMAND = "dealstream_command";
  private static final String QUERY = "dealstream_query";

  private Database() {}

  /** The event store; the sequencer's role may read all of it, positions too. */
  public static Connection command(RunningCopy copy, DataFolder data) {
    return open(copy.jdbc(), "command_sequencer", data);
  }

  /** The read models. */
  public static Connection query(RunningCopy copy, DataFolder data) {
    var server = copy.jdbc().substring(0, copy.jdbc().length() - COMMAND.length());
    return open(server + QUERY, "query_app", data);
  }

  private static Connection open(String url, String role, DataFolder data) {
    var settings = new Properties();
    settings.setProperty("user", role);
    settings.setProperty("password", Passwords.keptIn(data.passwords()).of(role));
    settings.setProperty("ApplicationName", "dealstream-verify");
    settings.setProperty("options", "-c default_transaction_read_only=on");
    settings.setProperty("connectTimeout", "10");
    try {
      var connection = DriverManager.getConnection(url, settings);
      connection.setReadOnly(true);
      connection.setAutoCommit(false); // rows are streamed only within a transaction
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      return connection;
    } catch (SQLException refused) {
      throw new Refusal(
          "PostgreSQL at " + url + " does not answer: " + refused.getMessage(), refused);
    }
  }
}
