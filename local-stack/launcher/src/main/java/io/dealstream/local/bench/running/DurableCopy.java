package io.dealstream.local.bench.running;

import io.dealstream.local.data.DataFolder;
import io.dealstream.local.data.RunningCopy;
import io.dealstream.local.terminal.Refusal;
import io.dealstream.servers.Passwords;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;

/** What was measured on a database that does not write through would be worth nothing. */
final class DurableCopy {

  private static final String ROLE = "command_app";

  private DurableCopy() {}

  /**
   * The copy that runs on that data.
   *
   * @throws Refusal where none does, or its PostgreSQL may lose what it has confirmed
   */
  static RunningCopy on(DataFolder data) throws IOException {
    var copy =
        RunningCopy.on(data)
            .orElseThrow(
                () -> new Refusal("nothing runs on " + data.root() + ": run ./dealstream up"));
    var password = Passwords.keptIn(data.passwords()).of(ROLE);
    try (var connection = DriverManager.getConnection(copy.jdbc(), ROLE, password);
        var statement = connection.createStatement();
        var answer =
            statement.executeQuery(
                "SELECT name FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit',"
                    + " 'full_page_writes') AND setting = 'off'")) {
      if (answer.next()) {
        throw new Refusal("PostgreSQL runs with " + answer.getString(1) + " off: nothing measured");
      }
      return copy;
    } catch (SQLException unreachable) {
      throw new Refusal("PostgreSQL does not answer: " + unreachable.getMessage(), unreachable);
    }
  }
}
