package io.dealstream.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.flywaydb.core.Flyway;

/** Makes a database as a build left it that had only some of the migrations. */
public final class OlderBuild {

  private OlderBuild() {}

  /**
   * @param database an empty one
   * @param sources where the migrations are, from the project's root on
   * @param had by the name of a migration's file
   * @param folder an empty one, to keep those in
   */
  public static void migrate(
      TestDatabase database, String owner, String sources, Predicate<String> had, Path folder)
      throws IOException {
    try (var files = Files.walk(TestServers.home().resolve(sources))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var name = file.getFileName().toString();
        if (had.test(name)) {
          Files.copy(file, folder.resolve(name));
        }
      }
    }
    Flyway.configure()
        .dataSource(database.as(owner))
        .locations("filesystem:" + folder)
        .load()
        .migrate();
  }

  /** The tables of a database, but for what Flyway notes. */
  public static List<String> tables(TestDatabase database, String owner) throws SQLException {
    return texts(
        database,
        owner,
        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
            + " AND table_name <> 'flyway_schema_history' ORDER BY 1");
  }

  /** The columns that may be written. */
  public static List<String> columns(TestDatabase database, String owner, String table)
      throws SQLException {
    return texts(
        database,
        owner,
        "SELECT column_name FROM information_schema.columns WHERE table_schema = 'public'"
            + " AND is_generated = 'NEVER' AND is_identity = 'NO' AND table_name = '"
            + table
            + "' ORDER BY ordinal_position");
  }

  /** All rows, as far as those columns go. */
  public static List<String> rows(
      TestDatabase database, String owner, String table, List<String> columns) throws SQLException {
    var of = String.join(", ", columns);
    return texts(database, owner, "SELECT row(" + of + ")::text FROM " + table + " ORDER BY 1");
  }

  /** Puts the rows of a newer build's table into the older one's, as far as its columns go. */
  public static void copy(TestDatabase from, TestDatabase to, String owner, String table)
      throws SQLException {
    var columns = columns(to, owner, table);
    var named = String.join(", ", columns);
    var places = String.join(", ", Collections.nCopies(columns.size(), "?"));
    try (var reading = from.as(owner).getConnection();
        var rows = reading.createStatement().executeQuery("SELECT " + named + " FROM " + table);
        var writing = to.as(owner).getConnection();
        var insert =
            writing.prepareStatement(
                "INSERT INTO " + table + " (" + named + ") VALUES (" + places + ")")) {
      while (rows.next()) {
        for (var i = 1; i <= columns.size(); i++) {
          insert.setObject(i, rows.getObject(i));
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static List<String> texts(TestDatabase database, String owner, String sql)
      throws SQLException {
    try (var connection = database.as(owner).getConnection();
        ResultSet rows = connection.createStatement().executeQuery(sql)) {
      var texts = new ArrayList<String>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return List.copyOf(texts);
    }
  }
}
