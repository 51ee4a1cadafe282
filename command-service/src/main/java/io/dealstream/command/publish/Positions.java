package io.dealstream.command.publish;

import io.dealstream.command.publish.Linking.Head;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The events that have their position, by position. */
final class Positions {

  private static final String HEADS =
      """
      SELECT e.aggregate_id, e.sequence, p.deal_chain
      FROM unnest(?::text[], ?::bigint[]) AS head (aggregate_id, sequence)
      JOIN event e ON e.aggregate_id = head.aggregate_id AND e.sequence = head.sequence
      JOIN event_position p ON p.global_index = e.global_index
      """;

  private static final String ADD =
      """
      INSERT INTO event_position (position, global_index, chain, deal_chain)
      SELECT * FROM unnest(?::bigint[], ?::bigint[], ?::bytea[], ?::bytea[])
      """;

  private static final String AFTER =
      """
      SELECT %s, p.position, p.chain, p.deal_chain
      FROM event_position p JOIN event e ON e.global_index = p.global_index
      WHERE p.position > ? ORDER BY p.position LIMIT %d
      """
          .formatted(StoredEvent.COLUMNS, Outbox.BATCH);

  private static final String CHAIN = "SELECT chain FROM event_position WHERE position = ?";

  private final Connection connection;

  Positions(Connection connection) {
    this.connection = connection;
  }

  /**
   * @param wanted aggregates, each with the number of one of its events that has its position
   */
  Map<String, Head> heads(Map<String, Long> wanted) throws SQLException {
    try (var find = connection.prepareStatement(HEADS)) {
      find.setArray(1, connection.createArrayOf("text", wanted.keySet().toArray()));
      find.setArray(2, connection.createArrayOf("bigint", wanted.values().toArray()));
      try (var rows = find.executeQuery()) {
        var heads = new HashMap<String, Head>();
        while (rows.next()) {
          heads.put(rows.getString(1), new Head(rows.getLong(2), rows.getBytes(3)));
        }
        return heads;
      }
    }
  }

  void add(List<SequencedEvent> events) throws SQLException {
    var positions = events.stream().map(SequencedEvent::position).toArray();
    var indexes = events.stream().map(e -> e.event().globalIndex()).toArray();
    var chains = events.stream().map(e -> e.place().chain()).toArray(byte[][]::new);
    var dealChains = events.stream().map(SequencedEvent::dealChain).toArray(byte[][]::new);
    try (var add = connection.prepareStatement(ADD)) {
      add.setArray(1, connection.createArrayOf("bigint", positions));
      add.setArray(2, connection.createArrayOf("bigint", indexes));
      add.setArray(3, connection.createArrayOf("bytea", chains));
      add.setArray(4, connection.createArrayOf("bytea", dealChains));
      add.executeUpdate();
    }
  }

  /**
   * @return the next events, at most {@value Outbox#BATCH}
   */
  List<SequencedEvent> after(long position) throws SQLException {
    try (var read = connection.prepareStatement(AFTER)) {
      read.setLong(1, position);
      try (var rows = read.executeQuery()) {
        var events = new ArrayList<SequencedEvent>();
        while (rows.next()) {
          events.add(sequenced(rows));
        }
        return events;
      }
    }
  }

  private static SequencedEvent sequenced(ResultSet row) throws SQLException {
    var event = StoredEvent.of(row);
    var place = new Place(row.getLong("position"), row.getBytes("chain"));
    return new SequencedEvent(place, row.getBytes("deal_chain"), event, event.link());
  }

  /** The chain at this position; null where no event stands there. */
  byte @Nullable [] chainAt(long position) throws SQLException {
    try (var read = connection.prepareStatement(CHAIN)) {
      read.setLong(1, position);
      try (var row = read.executeQuery()) {
        return row.next() ? row.getBytes(1) : null;
      }
    }
  }
}
