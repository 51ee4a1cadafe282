package io.dealstream.command.store;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Whether what was remembered is what is stored. Numbers only grow: what is still so now was so all
 * the while since it was remembered, and so all of it was so at once.
 */
final class Present {

  // LIMIT: each is looked up in the index by itself, also by a plan made for a small table.
  private static final String MOVED_ON =
      """
      SELECT EXISTS (SELECT FROM unnest(?::text[], ?::bigint[]) AS seen (id, version),
        LATERAL (SELECT FROM event
          WHERE aggregate_id = seen.id AND sequence = seen.version + 1 LIMIT 1) AS next)\
      """;

  private final JdbcOperations database;

  Present(JdbcOperations database) {
    this.database = database;
  }

  boolean agreesWith(Recalled recalled) {
    return (recalled.aggregates().isEmpty() || areNewest(recalled.aggregates()))
        && (recalled.premises().isEmpty() || hold(recalled.premises()));
  }

  private boolean areNewest(Map<String, Long> versions) {
    var ids = versions.keySet().toArray(String[]::new);
    var last = new Long[ids.length];
    for (var i = 0; i < ids.length; i++) {
      last[i] = versions.get(ids[i]);
    }
    return Boolean.FALSE.equals(database.queryForObject(MOVED_ON, Boolean.class, ids, last));
  }

  private boolean hold(Map<Premise, Long> premises) {
    var present = new HashMap<Premise, Long>();
    Premise.keysBySelect(premises.keySet())
        .forEach(
            (select, of) ->
                database.query(
                    select,
                    row -> {
                      present.put(new Premise(select, row.getString(1)), row.getLong(2));
                    },
                    (Object) of.toArray(String[]::new)));
    return present.equals(premises);
  }
}
