package io.dealstream.query.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** A query that is narrowed by whatever is asked for. */
public final class Conditions {

  private final StringBuilder sql;
  private final Map<String, Object> params;

  /**
   * @param beginning with a WHERE that more can be added to
   * @param params of the beginning and of the end
   */
  public Conditions(String beginning, Map<String, ?> params) {
    this.sql = new StringBuilder(beginning);
    this.params = new HashMap<>(params);
  }

  public Conditions and(String condition) {
    sql.append(" AND ").append(condition);
    return this;
  }

  /**
   * @param value of the parameter that the condition names; null asks for nothing
   */
  public Conditions and(String condition, String name, @Nullable Object value) {
    if (value != null) {
      and(condition);
      params.put(name, value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value);
    }
    return this;
  }

  /**
   * @param end what comes after the conditions
   */
  public StatementSpec in(JdbcClient jdbc, String end) {
    return in(jdbc, narrowed -> narrowed + end);
  }

  /**
   * @param whole the statement that is made of what was narrowed
   */
  public StatementSpec in(JdbcClient jdbc, UnaryOperator<String> whole) {
    return jdbc.sql(whole.apply(sql.toString())).params(params);
  }
}
