package io.dealstream.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** PostgreSQL in a container. One password for every role: the container is gone with the tests. */
record ContainerPostgres(PostgreSQLContainer container) implements Postgres {

  private static final String PASSWORD = "test";

  static ContainerPostgres start() {
    var image =
        DockerImageName.parse(System.getProperty("postgres.image", "postgres:18"))
            .asCompatibleSubstituteFor("postgres");
    var container =
        new PostgreSQLContainer(image)
            .withUsername("postgres")
            .withPassword(PASSWORD)
            .withDatabaseName("postgres")
            .withCommand("postgres"); // Testcontainers would switch fsync off: not what is tested
    container.start();
    var postgres = new ContainerPostgres(container);
    postgres.createRoles();
    return postgres;
  }

  private void createRoles() {
    try (var superuser = superuser();
        var statement = superuser.createStatement()) {
      for (var role :
          new String[] {
            "command_owner", "command_app", "command_sequencer", "query_owner", "query_app"
          }) {
        statement.execute("CREATE ROLE " + role + " LOGIN PASSWORD '" + PASSWORD + "'");
      }
    } catch (SQLException refused) {
      throw new IllegalStateException("the roles could not be made", refused);
    }
  }

  @Override
  public Connection superuser() throws SQLException {
    return DriverManager.getConnection(url("postgres"), "postgres", PASSWORD);
  }

  @Override
  public String url(String database) {
    return "jdbc:postgresql://%s:%d/%s"
        .formatted(container.getHost(), container.getMappedPort(5432), database);
  }

  @Override
  public String password(String role) {
    return PASSWORD;
  }
}
