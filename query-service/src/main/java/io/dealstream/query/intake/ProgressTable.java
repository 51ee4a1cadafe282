package io.dealstream.query.intake;

import io.dealstream.query.store.RowWriter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** How far each aggregate has been applied. */
@Component
class ProgressTable {

  private static final String OF =
      """
      SELECT p.topic, p.key, p.last_sequence, p.chain, p.set_aside
      FROM unnest(?::text[], ?::text[]) AS asked(topic, key)
      JOIN aggregate_progress p USING (topic, key)
      """;

  private static final RowWriter<Progress> WRITER =
      RowWriter.<Progress>into("aggregate_progress")
          .key("topic", "text", p -> p.key().topic())
          .key("key", "text", p -> p.key().key())
          .column("last_sequence", "bigint", Progress::lastSequence)
          .column("chain", "bytea", Progress::chain)
          .column("set_aside", "text", Progress::setAside)
          .replacing();

  private final JdbcTemplate jdbc;

  ProgressTable(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  Map<AggregateKey, Progress> of(Collection<AggregateKey> keys) {
    var found = new HashMap<AggregateKey, Progress>();
    jdbc.query(
        OF,
        row -> {
          var key = new AggregateKey(row.getString(1), row.getString(2));
          found.put(key, new Progress(key, row.getLong(3), row.getBytes(4), row.getString(5)));
        },
        keys.stream().map(AggregateKey::topic).toArray(String[]::new),
        keys.stream().map(AggregateKey::key).toArray(String[]::new));
    return found;
  }

  Progress of(AggregateKey key) {
    return of(List.of(key)).getOrDefault(key, Progress.none(key));
  }

  void save(List<Progress> changed) {
    WRITER.write(jdbc, changed);
  }

  long countSetAside() {
    var count =
        jdbc.queryForObject(
            "SELECT count(*) FROM aggregate_progress WHERE set_aside IS NOT NULL", Long.class);
    return count == null ? 0 : count;
  }
}
