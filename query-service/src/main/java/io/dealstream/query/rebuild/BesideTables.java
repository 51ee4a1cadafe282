package io.dealstream.query.rebuild;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What the database's owner does with tables on the service's behalf. */
@Component
class BesideTables {

  private final JdbcTemplate jdbc;

  BesideTables(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Empty ones, whatever there was. */
  void begin(long rebuild, int generation) {
    call("SELECT rebuild_begin(?, ?)", rebuild, generation);
  }

  /**
   * @return the index that was made; empty where none is missing any more
   */
  Optional<String> nextIndex(long rebuild) {
    return Optional.ofNullable(call("SELECT rebuild_next_index(?)", rebuild));
  }

  boolean areThere() {
    return !jdbc.queryForList("SELECT 1 FROM pg_tables WHERE schemaname = 'beside' LIMIT 1")
        .isEmpty();
  }

  void drop() {
    call("SELECT rebuild_drop()");
  }

  private @Nullable String call(String sql, Object... values) {
    return jdbc.queryForObject(sql, String.class, values);
  }
}
