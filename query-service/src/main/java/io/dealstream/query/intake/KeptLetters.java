package io.dealstream.query.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealstream.events.EventJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The dead letters that wait to be taken again. */
@Component
class KeptLetters {

  /** What letters have in common of which one must be taken before the next. */
  record Thing(String topic, @Nullable String key, int partition) {

    TopicPartition place() {
      return new TopicPartition(topic, partition);
    }
  }

  /** A letter as the record it was. */
  record Letter(long number, ConsumerRecord<String, byte[]> record) {}

  private static final String OF_THING =
      """
      FROM dead_letter
      WHERE settled_at IS NULL AND generation = :generation AND topic = :topic
        AND partition = :partition AND key IS NOT DISTINCT FROM :key\
      """;

  // Those that were not tried for longest come first: so many that fail do not hide the others.
  private static final String THINGS =
      """
      SELECT topic, key, partition FROM dead_letter
      WHERE settled_at IS NULL AND generation = :generation
      GROUP BY topic, key, partition
      ORDER BY max(tried_at) NULLS FIRST, min(number) LIMIT :most\
      """;

  private static final String SETTLE =
      """
      UPDATE dead_letter SET tries = tries + 1, tried_at = now(), settled_at = now(), still = NULL
      WHERE number = ? AND settled_at IS NULL\
      """;

  private static final String GIVE_UP =
      """
      UPDATE dead_letter SET settled_at = now(), still = 'given up by ' || ?
      WHERE number = ? AND settled_at IS NULL\
      """;

  private final JdbcClient jdbc;
  private final int generation;

  /** Of this generation: what an earlier one had set aside came again with this one. */
  KeptLetters(JdbcClient jdbc, IntakeSettings settings) {
    this.jdbc = jdbc;
    this.generation = settings.generation();
  }

  long count() {
    return jdbc.sql("SELECT count(*) FROM dead_letter WHERE settled_at IS NULL AND generation = ?")
        .param(generation)
        .query(Long.class)
        .single();
  }

  List<Thing> things(int atMost) {
    return jdbc.sql(THINGS)
        .param("generation", generation)
        .param("most", atMost)
        .query((row, _) -> thing(row))
        .list();
  }

  /** What a letter is about, waiting or not; empty where there is no such letter. */
  Optional<Thing> thingOf(long number) {
    return jdbc.sql("SELECT topic, key, partition FROM dead_letter WHERE number = ?")
        .param(number)
        .query((row, _) -> thing(row))
        .optional();
  }

  /** Numbers of those that wait, in the order in which they follow one another. */
  List<Long> waiting(Thing thing) {
    return of(thing, "SELECT number " + OF_THING + " ORDER BY sequence NULLS LAST, record_offset")
        .query(Long.class)
        .list();
  }

  boolean anyWaits(Thing thing) {
    return of(thing, "SELECT EXISTS (SELECT " + OF_THING + ")").query(Boolean.class).single();
  }

  private StatementSpec of(Thing thing, String sql) {
    return jdbc.sql(sql)
        .param("generation", generation)
        .param("topic", thing.topic())
        .param("key", thing.key())
        .param("partition", thing.partition());
  }

  /**
   * Settles a letter, unless what becomes of it in the transaction under way says otherwise.
   *
   * @return empty where it no longer waits
   */
  Optional<Letter> take(long number) {
    return jdbc.sql(SETTLE).param(number).update() == 0
        ? Optional.empty()
        : jdbc.sql("SELECT * FROM dead_letter WHERE number = ?")
            .param(number)
            .query((row, _) -> letter(row))
            .optional();
  }

  boolean waits(long number) {
    return jdbc.sql("SELECT settled_at IS NULL FROM dead_letter WHERE number = ?")
        .param(number)
        .query(Boolean.class)
        .single();
  }

  /** Keeps it, and no longer waits for it to be taken. */
  void giveUp(long number, String by) {
    jdbc.sql(GIVE_UP).params(by, number).update();
  }

  void note(long number, String why) {
    jdbc.sql(
            "UPDATE dead_letter SET tries = tries + 1, tried_at = now(), still = ?"
                + " WHERE number = ? AND settled_at IS NULL")
        .params(why.replace('\0', '\uFFFD'), number)
        .update();
  }

  private static Thing thing(ResultSet row) throws SQLException {
    return new Thing(row.getString("topic"), row.getString("key"), row.getInt("partition"));
  }

  private static Letter letter(ResultSet row) throws SQLException {
    var record =
        new ConsumerRecord<>(
            row.getString("topic"),
            row.getInt("partition"),
            row.getLong("record_offset"),
            row.getString("key"),
            row.getBytes("value"));
    EventJson.MAPPER
        .readTree(row.getString("headers"))
        .properties()
        .forEach(h -> record.headers().add(h.getKey(), h.getValue().asString("").getBytes(UTF_8)));
    return new Letter(row.getLong("number"), record);
  }
}
