package io.dealstream.command.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;

/** Appends events as the command service does: rows of one transaction, in the service's role. */
final class Writer implements AutoCloseable {

  private static final String APPEND =
      """
      INSERT INTO event (event_id, aggregate_id, sequence, aggregate_type, recorded_at, payload_type, payload, metadata)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private final Connection connection;
  private final Map<String, Long> next = new HashMap<>();
  private final List<String> uncommitted = new ArrayList<>();

  Writer(Connection connection) throws SQLException {
    this.connection = connection;
    connection.setAutoCommit(false);
  }

  /**
   * @param aggregateId as stored, with its type before it
   */
  Writer append(String aggregateId) throws SQLException {
    return append(aggregateId, next.getOrDefault(aggregateId, 0L));
  }

  Writer append(String aggregateId, long sequence) throws SQLException {
    return append(aggregateId, sequence, 200);
  }

  /**
   * @param length of a text in it
   */
  Writer append(String aggregateId, long sequence, int length) throws SQLException {
    try (var append = connection.prepareStatement(APPEND)) {
      set(append, aggregateId, sequence, length);
      append.executeUpdate();
    }
    return this;
  }

  /** So many, which is much faster than one by one. */
  Writer append(int events, IntFunction<String> aggregateIds) throws SQLException {
    try (var append = connection.prepareStatement(APPEND)) {
      for (var i = 0; i < events; i++) {
        var id = aggregateIds.apply(i);
        set(append, id, next.getOrDefault(id, 0L), 200);
        append.addBatch();
        if (i % 500 == 499) {
          append.executeBatch();
        }
      }
      append.executeBatch();
    }
    return this;
  }

  private void set(PreparedStatement append, String aggregateId, long sequence, int length)
      throws SQLException {
    var type = aggregateId.substring(0, aggregateId.indexOf(':'));
    var id = UUID.randomUUID().toString();
    append.setString(1, id);
    append.setString(2, aggregateId);
    append.setLong(3, sequence);
    append.setString(4, type);
    append.setString(5, Instant.now().toString());
    append.setString(6, "io.dealstream." + type + ".tested.v1");
    append.setBytes(7, payload(aggregateId, sequence, length));
    append.setBytes(8, metadata(id));
    uncommitted.add(id);
    next.put(aggregateId, sequence + 1);
  }

  private static byte[] payload(String aggregateId, long sequence, int length) {
    return """
    {"id":"%s","nested":{"occurredAt":"1999-01-01T00:00:00Z"},"number":%d, "said":"déjà vu",\
    "reason":"%s","occurredAt":"2026-03-02T09:00:00.120Z","via":"http"}\
    """
        .formatted(aggregateId, sequence, "y".repeat(length))
        .getBytes(UTF_8);
  }

  private static byte[] metadata(String id) {
    return """
    {"actor":"rita","correlationId":"c-%s","causationId":"k-%s"}\
    """
        .formatted(id, id)
        .getBytes(UTF_8);
  }

  /**
   * @return the ids of the events that are now committed
   */
  List<String> commit() throws SQLException {
    connection.commit();
    var committed = List.copyOf(uncommitted);
    uncommitted.clear();
    return committed;
  }

  /**
   * @return the ids of the events that will never have been
   */
  List<String> rollBack() throws SQLException {
    connection.rollback();
    next.clear();
    var never = List.copyOf(uncommitted);
    uncommitted.clear();
    return never;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
