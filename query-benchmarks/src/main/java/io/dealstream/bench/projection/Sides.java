package io.dealstream.bench.projection;

import static java.util.stream.Collectors.joining;

import io.dealstream.testing.TestDatabase;
import io.dealstream.testing.TestServers;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Each side's pass over all events, or over the rows these come to. */
final class Sides {

  private static final String MIGRATIONS = "classpath:db/query";

  private static final String WRITTEN =
      """
      SELECT sum(n_tup_ins + n_tup_upd) FROM pg_stat_user_tables
      WHERE schemaname = 'public' AND relname = ANY (?)
      """;

  private final String kafka;
  private final long events;
  private final TestDatabase forBare = database();
  private final List<WrittenRow> rows;
  private final List<WrittenRow> ofDeals;

  /** Has the query side take it all in once, to see which rows it writes. */
  Sides(String kafka, long events) throws SQLException {
    this.kafka = kafka;
    this.events = events;
    var database = database();
    var capture = Capture.on(database);
    try (var projected = new Projected(database, kafka)) {
      projected.takeIn(events);
    }
    this.rows = capture.rows();
    this.ofDeals = rows.stream().filter(row -> row.table().name().equals("deal")).toList();
    capture.drop();
    empty(database);
  }

  List<WrittenRow> rows() {
    return rows;
  }

  Map<Side, Pass> round() throws SQLException {
    Map<Side, Pass> passes = new EnumMap<>(Side.class);
    passes.put(Side.DURABLE, bare(rows, true));
    passes.putAll(ours());
    passes.put(Side.AS_OURS, bare(rows, false));
    passes.put(Side.DEALS, bare(ofDeals, false));
    return passes;
  }

  private Pass bare(List<WrittenRow> rows, boolean synchronousCommit) throws SQLException {
    empty(forBare);
    return BareUpserts.write(forBare, rows, synchronousCommit, events);
  }

  private Map<Side, Pass> ours() throws SQLException {
    Map<Side, Pass> passes = new EnumMap<>(Side.class);
    var database = database();
    Pass takenIn;
    try (var projected = new Projected(database, kafka)) {
      takenIn = projected.takeIn(events);
    }
    // A connection tells how much it has written when it ends, if not before.
    passes.put(Side.TAKEN_IN, takenIn.of(written(database) * takenIn.events() / events));
    try (var projected = new Projected(database, kafka)) {
      passes.put(Side.DEALS_REBUILT, projected.rebuild("deals", ofDeals.size(), events));
      passes.put(Side.REBUILT, projected.rebuild("events", rows.size(), events));
    }
    empty(database);
    return passes;
  }

  private static TestDatabase database() {
    return TestServers.queryDatabase(MIGRATIONS);
  }

  private static double written(TestDatabase database) throws SQLException {
    try (var owner = database.as("query_owner").getConnection();
        var statement = owner.prepareStatement(WRITTEN)) {
      var names = Table.all(owner).stream().map(Table::name).toArray(String[]::new);
      statement.setArray(1, owner.createArrayOf("text", names));
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getDouble(1);
      }
    }
  }

  /** New tables and indexes, and nothing left for PostgreSQL to tidy up in the next pass. */
  private static void empty(TestDatabase database) throws SQLException {
    try (var owner = database.as("query_owner").getConnection();
        var statement = owner.createStatement()) {
      statement.execute(
          Table.all(owner).stream().map(Table::name).collect(joining(", ", "TRUNCATE ", "")));
    }
  }
}
