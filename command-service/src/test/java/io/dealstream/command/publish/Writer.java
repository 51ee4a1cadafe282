package io.dealstream.command.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Appends events as the command service does: rows of one transaction, in the service's role. */
final class Writer implements AutoCloseable {

  private static final String APPEND =
      """
      INSERT INTO event (event_id, aggregate_id, sequence, aggregate_type, recorded_at, payload_type, payload, metadata)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private final Connection connection;
  private final Map<String, Long> next = new HashMap<>();

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
    var type = aggregateId.substring(0, aggregateId.indexOf(':'));
    var id = UUID.randomUUID().toString();
    try (var append = connection.prepareStatement(APPEND)) {
      append.setString(1, id);
      append.setString(2, aggregateId);
      append.setLong(3, sequence);
      append.setString(4, type);
      append.setString(5, Instant.now().toString());
      append.setString(6, "io.dealstream." + type + ".tested.v1");
      append.setBytes(7, payload(aggregateId, sequence));
      append.setBytes(8, metadata(id));
      append.executeUpdate();
    }
    next.put(aggregateId, sequence + 1);
    return this;
  }

  private static byte[] payload(String aggregateId, long sequence) {
    return """
        {"id":"%s","nested":{"occurredAt":"1999-01-01T00:00:00Z"},"number":%d, "said":"déjà vu",\
        "reason":"%s","occurredAt":"2026-03-02T09:00:00.120Z","via":"http"}"""
        .formatted(aggregateId, sequence, "so that it is as long as events are ".repeat(6))
        .getBytes(UTF_8);
  }

  private static byte[] metadata(String id) {
    return """
        {"actor":"rita","correlationId":"c-%s","causationId":"k-%s"}"""
        .formatted(id, id)
        .getBytes(UTF_8);
  }

  void commit() throws SQLException {
    connection.commit();
  }

  /** What was appended since the last commit has never been. */
  void rollBack() throws SQLException {
    connection.rollback();
    next.clear();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
