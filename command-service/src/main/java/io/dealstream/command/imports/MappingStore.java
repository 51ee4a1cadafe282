package io.dealstream.command.imports;

import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** Mappings by their names, and the days each moves its files by. */
final class MappingStore {

  private final JdbcTemplate database;

  MappingStore(JdbcTemplate database) {
    this.database = database;
  }

  Optional<String> find(String name) {
    return database
        .queryForList("SELECT yaml FROM import_mapping WHERE name = ?", String.class, name)
        .stream()
        .findFirst();
  }

  /** A shift once settled stays: the files read by the older text must not move. */
  void put(String name, String yaml, String changedBy) {
    database.update(
        """
        INSERT INTO import_mapping (name, yaml, changed_by) VALUES (?, ?, ?)
        ON CONFLICT (name) DO UPDATE
        SET yaml = excluded.yaml, changed_by = excluded.changed_by, changed_at = now()""",
        name,
        yaml,
        changedBy);
  }

  /** The days an import has settled, if one has. */
  Optional<Integer> settledShift(String name) {
    return database
        .queryForList(
            "SELECT shift_days FROM import_mapping WHERE name = ? AND shift_days IS NOT NULL",
            Integer.class,
            name)
        .stream()
        .findFirst();
  }

  /**
   * @return the days settled, now or by an earlier import
   */
  int settleShift(String name, int days) {
    return Objects.requireNonNull(
        database.queryForObject(
            """
            UPDATE import_mapping SET shift_days = coalesce(shift_days, ?) WHERE name = ?
            RETURNING shift_days""",
            Integer.class,
            days,
            name));
  }
}
