package io.dealstream.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;

/** The PostgreSQL that this JVM's tests share. */
interface Postgres {

  Postgres SHARED =
      TestServers.onTestcontainers() ? ContainerPostgres.start() : OwnPostgres.start();

  AtomicInteger COUNTER = new AtomicInteger();

  /** Databases to be copied, by the migrations they have. */
  Map<List<String>, String> MIGRATED = new ConcurrentHashMap<>();

  Connection superuser() throws SQLException;

  String url(String database);

  String password(String role);

  /** A copy of what the migrations make of an empty database; they are run once. */
  default TestDatabase migrated(List<String> migrations, String owner, String... users) {
    var template =
        MIGRATED.computeIfAbsent(
            migrations,
            _ -> {
              var first = create("template1", owner, users);
              Flyway.configure()
                  .dataSource(database(first).as(owner))
                  .locations(migrations.toArray(String[]::new))
                  .load()
                  .migrate();
              return first;
            });
    return database(create(template, owner, users));
  }

  default TestDatabase empty(String owner, String... users) {
    return database(create("template1", owner, users));
  }

  private TestDatabase database(String name) {
    return new TestDatabase(url(name), this::password);
  }

  private String create(String template, String owner, String... users) {
    var name = "test_" + COUNTER.incrementAndGet();
    try (var superuser = superuser();
        var statement = superuser.createStatement()) {
      statement.execute("CREATE DATABASE " + name + " OWNER " + owner + " TEMPLATE " + template);
      statement.execute("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
      statement.execute("GRANT CONNECT ON DATABASE " + name + " TO " + String.join(", ", users));
    } catch (SQLException refused) {
      throw new IllegalStateException("no test database could be made", refused);
    }
    return name;
  }
}
