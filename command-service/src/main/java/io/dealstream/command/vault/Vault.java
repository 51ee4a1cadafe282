package io.dealstream.command.vault;

import io.dealstream.events.topic.Topic;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Things that are kept in rows of which each may be erased.
 *
 * @param topic where each stands in its newest state
 * @param outbox the table that says which are to be sent, by ids alone
 * @param id the outbox' column of the record's key
 * @param due a query of {@code atOnce} things at most, as they are: the key, which change of it
 *     this includes, and what {@code value} reads
 * @param value of a row of that query
 */
public record Vault(
    Topic<String, byte[]> topic, String outbox, String id, String due, Reading value, int atOnce) {

  /** How a thing is read as it is sent. */
  @FunctionalInterface
  public interface Reading {

    /** Null where it is erased. */
    byte @Nullable [] of(ResultSet row) throws SQLException;
  }

  String name() {
    return topic.name();
  }

  Due due(ResultSet row) throws SQLException {
    return new Due(row.getString(1), row.getLong(2), value.of(row));
  }

  /** Its name's beginning, as a number. */
  long lock() {
    var name = Arrays.copyOf(outbox.getBytes(StandardCharsets.US_ASCII), Long.BYTES);
    return ByteBuffer.wrap(name).getLong();
  }
}
