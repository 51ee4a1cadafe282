package io.dealstream.query.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter with what is in it.
 *
 * @param headers by name, as text
 * @param value as text; what is no UTF-8 in it is replaced
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record WholeLetter(
    @JsonUnwrapped DeadLetter letter, @JsonRawValue String headers, @Nullable String value) {

  static WholeLetter read(ResultSet row) throws SQLException {
    var value = row.getBytes("value");
    return new WholeLetter(
        DeadLetter.read(row),
        row.getString("headers"),
        value == null ? null : new String(value, UTF_8));
  }
}
