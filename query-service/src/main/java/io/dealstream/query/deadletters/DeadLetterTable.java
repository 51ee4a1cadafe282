package io.dealstream.query.deadletters;

import io.dealstream.query.intake.Offsets;
import io.dealstream.query.paging.Cursor;
import io.dealstream.query.paging.Limit;
import io.dealstream.query.store.Conditions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Dead letters as the intake keeps them. */
@Component
class DeadLetterTable {

  private final JdbcClient jdbc;
  private final Offsets offsets;

  DeadLetterTable(JdbcClient jdbc, Offsets offsets) {
    this.jdbc = jdbc;
    this.offsets = offsets;
  }

  /**
   * The newest first.
   *
   * @param waiting whether those that wait are asked for, or all others: settled ones, and those
   *     that came again with a later generation
   * @param topic null for all; so is key
   * @return one more than the limit, where there is one
   */
  List<DeadLetter> page(
      boolean waiting, @Nullable String topic, @Nullable String key, Cursor cursor, Limit limit) {
    return new Conditions(
            "SELECT * FROM dead_letter WHERE number < :below"
                + " AND (settled_at IS NULL AND generation = :generation) = :waiting",
            Map.of(
                "below", cursor.below(),
                "generation", offsets.generation(),
                "waiting", waiting,
                "n", limit.andOneMore()))
        .and("topic = :topic", "topic", topic)
        .and("key = :key", "key", key)
        .in(jdbc, " ORDER BY number DESC LIMIT :n")
        .query((row, _) -> DeadLetter.read(row))
        .list();
  }

  Optional<WholeLetter> find(long number) {
    return jdbc.sql("SELECT * FROM dead_letter WHERE number = ?")
        .param(number)
        .query((row, _) -> WholeLetter.read(row))
        .optional();
  }
}
