package io.dealstream.query.history;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Columns of the history as they are answered. */
final class Columns {

  private Columns() {}

  /** Milliseconds as seconds with three decimals. */
  static @Nullable BigDecimal seconds(ResultSet row, String column) throws SQLException {
    var millis = row.getObject(column, Long.class);
    return millis == null ? null : BigDecimal.valueOf(millis, 3);
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static String hex(ResultSet row, String column) throws SQLException {
    return HexFormat.of().formatHex(row.getBytes(column));
  }
}
