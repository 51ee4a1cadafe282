package io.dealstream.testing;

import io.dealstream.servers.LocalPostgres;
import io.dealstream.servers.Passwords;
import io.dealstream.servers.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;

/** PostgreSQL from local files. */
record OwnPostgres(LocalPostgres server) implements Postgres {

  static OwnPostgres start() {
    var folder = TemporaryFolder.create("postgres");
    try {
      var server =
          LocalPostgres.start(
              folder.path().resolve("data"),
              Ports.free(1),
              Passwords.keptIn(folder.path().resolve("passwords")),
              folder.path().resolve("postgres.log"));
      folder.deleteAtExitAfter(server::abandon);
      return new OwnPostgres(server);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public Connection superuser() throws SQLException {
    return server.superuser("postgres");
  }

  @Override
  public String url(String database) {
    return server.jdbcUrl(database);
  }

  @Override
  public String password(String role) {
    return server.passwords().of(role);
  }
}
