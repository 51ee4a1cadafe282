package io.dealstream.command.store;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Asks in one query which of many aggregates are not there yet, for a piece of work that is about
 * to bring them one by one. What somebody else appends in between is seen when its own are stored,
 * as it is for whatever was read a moment ago.
 */
public final class ReadAhead {

  // Looked up one by one in the index: a planner that does not know how many are asked for, or how
  // many events an aggregate has, would rather read the whole table.
  private static final String THERE =
      """
      SELECT wanted.id FROM unnest(?::text[]) AS wanted (id)
      CROSS JOIN LATERAL (
        SELECT FROM event WHERE aggregate_id = wanted.id AND sequence = 0 OFFSET 0) AS first\
      """;

  private final JdbcOperations database;
  private final AggregateCache remembered;

  ReadAhead(JdbcOperations database, AggregateCache remembered) {
    this.database = database;
    this.remembered = remembered;
  }

  /**
   * For the piece of work that is running.
   *
   * @param aggregateIds as stored, with the type before them
   */
  public void of(Collection<String> aggregateIds) {
    var set = WriteSet.current();
    var absent = new HashSet<>(aggregateIds);
    if (set.mayRecall()) {
      absent.removeIf(remembered::containsKey);
    }
    if (absent.size() > 1) {
      absent.removeAll(there(List.copyOf(absent)));
      set.absent(absent);
    }
  }

  private List<String> there(List<String> ids) {
    return database.queryForList(THERE, String.class, (Object) ids.toArray(String[]::new));
  }
}
