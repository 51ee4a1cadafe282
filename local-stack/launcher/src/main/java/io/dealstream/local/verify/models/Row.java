package io.dealstream.local.verify.models;

import io.dealstream.events.EventJson;
import io.dealstream.local.verify.report.Findings;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A row of a table by its columns; what means the same is the same there. */
final class Row {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Map<String, @Nullable Object> columns = new LinkedHashMap<>();

  static Row of(ResultSet found) throws SQLException {
    var row = new Row();
    var names = found.getMetaData();
    for (var i = 1; i <= names.getColumnCount(); i++) {
      row.columns.put(names.getColumnName(i), value(found, i, names.getColumnTypeName(i)));
    }
    return row;
  }

  private static @Nullable Object value(ResultSet row, int column, String type)
      throws SQLException {
    if (row.getObject(column) == null) {
      return null;
    }
    return switch (type) {
      case "int4", "int8" -> row.getLong(column);
      case "numeric" -> number(row.getBigDecimal(column));
      case "timestamptz" -> row.getObject(column, OffsetDateTime.class).toInstant();
      case "date" -> row.getObject(column, LocalDate.class);
      case "bytea" -> HexFormat.of().formatHex(row.getBytes(column));
      default -> row.getString(column);
    };
  }

  /** As it is after it was written: a number has no type there. */
  static JsonNode json(Object value) {
    return JSON.readTree(EventJson.MAPPER.writeValueAsString(value));
  }

  private static BigDecimal number(BigDecimal number) {
    return number.stripTrailingZeros();
  }

  Row with(String column, @Nullable Object value) {
    columns.put(
        column,
        switch (value) {
          case null -> null;
          case Integer i -> (Object) i.longValue();
          case BigDecimal d -> number(d);
          case byte[] bytes -> HexFormat.of().formatHex(bytes);
          default -> value;
        });
    return this;
  }

  @Nullable Object get(String column) {
    return columns.get(column);
  }

  /**
   * Notes each column that is otherwise in the row found; what is not expected to be there is not
   * looked at.
   */
  void compare(String where, Row found, Findings findings) {
    columns.forEach(
        (column, expected) -> {
          var is = found.columns.get(column);
          if (!same(expected, is)) {
            findings.differs(where + " " + column, expected, is);
          }
        });
  }

  private static boolean same(@Nullable Object expected, @Nullable Object found) {
    if (expected instanceof JsonNode json && found instanceof String text) {
      try {
        return json.equals(JSON.readTree(text));
      } catch (JacksonException notJson) {
        return false;
      }
    }
    return Objects.equals(expected, found);
  }
}
