package io.dealstream.command.imports;

import io.dealstream.command.store.SideRow;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** How far each lane of an import has come. */
final class LaneStore {

  private final JdbcTemplate database;

  LaneStore(JdbcTemplate database) {
    this.database = database;
  }

  /**
   * Lays the lanes of a new import; one begun keeps those it has, since they decide which deal goes
   * where.
   *
   * @return for each lane the number of the last row it has handled
   */
  List<Long> open(UUID job, int lanes) {
    database.update(
        """
        INSERT INTO import_lane (job_id, lane)
        SELECT ?, lane FROM generate_series(0, ? - 1) AS lane
        WHERE NOT EXISTS (SELECT FROM import_lane WHERE job_id = ?)
        ON CONFLICT DO NOTHING\
        """,
        job,
        lanes,
        job);
    return database.queryForList(
        "SELECT through_row FROM import_lane WHERE job_id = ? ORDER BY lane", Long.class, job);
  }

  /**
   * @return to be stored with the events of the rows; its piece of work is {@link Superseded} where
   *     the lane does not stand where it was left: somebody else runs it
   */
  static SideRow advance(UUID job, int lane, long from, long through, Tally tally) {
    return SideRow.exactly(
        1,
        Superseded::new,
        """
        UPDATE import_lane
        SET through_row = ?, accepted = accepted + ?, unchanged = unchanged + ?,
            rejected = rejected + ?
        WHERE job_id = ? AND lane = ? AND through_row = ?\
        """,
        through,
        tally.accepted(),
        tally.unchanged(),
        tally.rejected(),
        job,
        lane,
        from);
  }

  Tally total(UUID job) {
    return database.queryForObject(
        """
        SELECT coalesce(sum(accepted), 0), coalesce(sum(unchanged), 0), coalesce(sum(rejected), 0)
        FROM import_lane WHERE job_id = ?\
        """,
        (row, _) -> new Tally(row.getLong(1), row.getLong(2), row.getLong(3)),
        job);
  }

  /** Another instance has taken the import over. */
  static final class Superseded extends RuntimeException {

    Superseded() {
      super("another instance runs this import", null, false, false);
    }
  }
}
