package io.dealstream.query.reviews;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What deals are called. */
@Component
class DealNames {

  private final JdbcTemplate jdbc;

  DealNames(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** By their ids. */
  Map<String, String> of(Collection<String> deals) {
    var names = new HashMap<String, String>();
    jdbc.query(
        "SELECT id, name FROM deal WHERE id = ANY (?)",
        row -> {
          names.put(row.getString("id"), row.getString("name"));
        },
        (Object) deals.toArray(String[]::new));
    return names;
  }
}
