package io.dealstream.local.verify.models;

import io.dealstream.local.verify.report.Findings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Reads the query side's tables, as they were when the transaction began. */
final class Tables {

  private static final int ROWS_AT_ONCE = 500;

  private final Connection connection;

  Tables(Connection connection) {
    this.connection = connection;
  }

  /** Begins anew: what is read from now on is of a later moment. */
  void renew() throws SQLException {
    connection.commit();
  }

  /** Where each partition of the newest generation will be read on: what is before is applied. */
  Map<TopicPartition, Long> offsets() throws SQLException {
    var next = new HashMap<TopicPartition, Long>();
    var sql =
        """
        SELECT topic, partition, next_offset FROM consumer_offset
        WHERE generation = (SELECT max(generation) FROM consumer_offset)
        """;
    try (var read = connection.prepareStatement(sql);
        var rows = read.executeQuery()) {
      while (rows.next()) {
        next.put(new TopicPartition(rows.getString(1), rows.getInt(2)), rows.getLong(3));
      }
    }
    return next;
  }

  /** What must be empty, where all goes well. */
  List<String> setAside() throws SQLException {
    var found = new ArrayList<String>();
    var sql =
        "SELECT topic, key, set_aside FROM aggregate_progress WHERE set_aside IS NOT NULL"
            + " ORDER BY topic, key";
    try (var read = connection.prepareStatement(sql);
        var rows = read.executeQuery()) {
      while (rows.next()) {
        found.add(
            "%s of %s was set aside: %s"
                .formatted(rows.getString(2), rows.getString(1), rows.getString(3)));
      }
    }
    return found;
  }

  /** Rows one after the other. */
  final class Rows implements AutoCloseable {

    private final PreparedStatement read;
    private final ResultSet rows;
    private @Nullable Row head;

    private Rows(String sql) throws SQLException {
      read = connection.prepareStatement(sql);
      read.setFetchSize(ROWS_AT_ONCE);
      rows = read.executeQuery();
      next();
    }

    /** Null behind the last one. */
    @Nullable Row head() {
      return head;
    }

    void next() throws SQLException {
      head = rows.next() ? Row.of(rows) : null;
    }

    @Override
    public void close() throws SQLException {
      rows.close();
      read.close();
    }
  }

  Rows history() throws SQLException {
    return new Rows("SELECT * FROM deal_history ORDER BY position");
  }

  Rows deals() throws SQLException {
    return new Rows("SELECT * FROM deal");
  }

  Rows totals() throws SQLException {
    return new Rows("SELECT * FROM board_total");
  }

  Rows notices() throws SQLException {
    return new Rows("SELECT * FROM notice");
  }

  Rows pipelines() throws SQLException {
    return new Rows("SELECT * FROM pipeline");
  }

  /**
   * Holds a whole table against what should be in it.
   *
   * @param key what rows are known by
   * @return how many rows there are
   */
  static <K> long compare(
      String table, Rows found, Function<Row, K> key, Map<K, Row> expected, Findings findings)
      throws SQLException {
    var left = new HashMap<>(expected);
    var count = 0L;
    for (var row = found.head(); row != null; row = found.head()) {
      count++;
      var known = key.apply(row);
      var wanted = left.remove(known);
      if (wanted == null) {
        findings.differs(table + " " + known + ": should not be there");
      } else {
        wanted.compare(table + " " + known, row, findings);
      }
      found.next();
    }
    left.keySet().forEach(missing -> findings.differs(table + " " + missing + ": is missing"));
    return count;
  }
}
