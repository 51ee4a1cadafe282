package io.dealstream.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.dealstream.testing.TestDatabase;

/** Connections of those that hold one for each command. */
public final class Pool {

  private Pool() {}

  /** As the owner, who may make the tables too. */
  public static HikariDataSource of(TestDatabase database, int connections) {
    var config = new HikariConfig();
    config.setDataSource(database.as("command_owner"));
    config.setMaximumPoolSize(connections);
    return new HikariDataSource(config);
  }
}
