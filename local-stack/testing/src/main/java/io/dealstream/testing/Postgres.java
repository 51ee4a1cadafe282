package io.dealstream.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** The PostgreSQL that this JVM's tests share. */
interface Postgres {

  Postgres SHARED =
      TestServers.onTestcontainers() ? ContainerPostgres.start() : OwnPostgres.start();

  AtomicInteger COUNTER = new AtomicInteger();

  Connection superuser() throws SQLException;

  String url(String database);

  String password(String role);

  default TestDatabase newDatabase(String owner, String... users) {
    var name = "test_" + COUNTER.incrementAndGet();
    try (var superuser = superuser();
        var statement = superuser.createStatement()) {
      statement.execute("CREATE DATABASE " + name + " OWNER " + owner);
      statement.execute("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
      statement.execute("GRANT CONNECT ON DATABASE " + name + " TO " + String.join(", ", users));
    } catch (SQLException refused) {
      throw new IllegalStateException("no test database could be made", refused);
    }
    return new TestDatabase(url(name), this::password);
  }
}
