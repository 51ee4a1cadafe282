package io.dealstream.query.metrics;

import io.dealstream.events.metric.Metric;
import io.dealstream.query.store.RowWriter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The newest record of each key. */
@Component
class MetricTable {

  private static final RowWriter<Change> WRITER =
      RowWriter.<Change>into("metric")
          .key("key", "text", Change::key)
          .column("topic", "text", c -> c.partition().topic())
          .column("partition", "integer", c -> c.partition().partition())
          .column("record_offset", "bigint", Change::offset)
          .column("metric", "text", Change::metric)
          .column("definition", "integer", Change::definition)
          .column("pipeline_id", "text", Change::pipeline)
          .column("segment", "text", Change::segment)
          .column("span", "text", Change::window)
          .column("record", "json", Change::json)
          .replacing();

  private static final String ASKED =
      """
      SELECT * FROM metric
      WHERE pipeline_id = ANY (?) AND metric = ANY (?) AND segment = ? AND span = ANY (?)
      """;

  private static final String ANY =
      "SELECT 1 FROM metric WHERE pipeline_id = ? AND metric = ? AND definition = ? LIMIT 1";

  private static final String OF_EACH_SEGMENT =
      """
      SELECT * FROM metric
      WHERE pipeline_id = ? AND metric = ANY (?) AND segment LIKE ? || ':%' AND span = ?
      """;

  // OFFSET 0 keeps it from becoming a plain join, which reads the whole table each time: that
  // nearly nothing lies beyond the cut is more than the planner can know.
  private static final String BEYOND =
      """
      SELECT changed.*
      FROM unnest(?::text[], ?::int[], ?::bigint[]) AS seen(topic, partition, next)
      CROSS JOIN LATERAL (
        SELECT * FROM metric m
        WHERE m.topic = seen.topic AND m.partition = seen.partition AND m.record_offset >= seen.next
        %s
        OFFSET 0
      ) AS changed
      %s
      """;

  private static final String ASKED_FOR =
      "segment = ANY (?) AND (span = ANY (?) OR metric = ANY (?))";

  /** Beyond a cut that may be old: what is asked for is looked up, and then when it changed. */
  private static final String MISSED = BEYOND.formatted("AND " + ASKED_FOR, "");

  /**
   * Beyond one of a moment ago, for everybody: what changed is looked up, and then who asked. The
   * other way round each look would read all figures of all segments that are looked at.
   */
  private static final String JUST_CHANGED = BEYOND.formatted("", "WHERE " + ASKED_FOR);

  private final JdbcTemplate jdbc;

  MetricTable(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void replace(List<Change> changes) {
    WRITER.write(jdbc, changes);
  }

  void delete(List<String> keys) {
    if (!keys.isEmpty()) {
      jdbc.update("DELETE FROM metric WHERE key = ANY (?)", (Object) keys.toArray(String[]::new));
    }
  }

  /** Whether a figure was told after that record of the same key, hence of the same partition. */
  boolean hasLater(String key, long offset) {
    return !jdbc.queryForList(
            "SELECT 1 FROM metric WHERE key = ? AND record_offset > ?", key, offset)
        .isEmpty();
  }

  List<Change> answering(Question question) {
    var found =
        jdbc.query(
            ASKED,
            (row, _) -> read(row),
            question.pipelines().toArray(String[]::new),
            question.names().toArray(String[]::new),
            question.segment().word(),
            question.windows().toArray(String[]::new));
    // One metric's window in another's pipeline is none of them.
    return found.stream().filter(question::covers).toList();
  }

  /** Whether there is any figure of a pipeline by that definition. */
  boolean has(Metric<?> metric, String pipeline) {
    return !jdbc.queryForList(ANY, pipeline, metric.name(), metric.definition()).isEmpty();
  }

  /**
   * @param dimension of segments: each of them is answered
   */
  List<Change> answeringEach(Question question, String dimension) {
    return jdbc.query(
        OF_EACH_SEGMENT,
        (row, _) -> read(row),
        question.of().id(),
        question.names().toArray(String[]::new),
        dimension,
        question.window().word());
  }

  /**
   * What of one question changed, however long ago the cut was.
   *
   * @param partitions all that have been read
   * @return some that nobody asked for may be among it
   */
  List<Change> missed(Cut cut, Collection<TopicPartition> partitions, Question asked) {
    return beyond(MISSED, cut, partitions, List.of(asked));
  }

  /**
   * What changed since a cut of a moment ago.
   *
   * @param partitions all that have been read
   * @param asked what is covered by none of these may be missing: most changes are looked at by
   *     nobody
   */
  List<Change> justChanged(Cut cut, Collection<TopicPartition> partitions, List<Question> asked) {
    return beyond(JUST_CHANGED, cut, partitions, asked);
  }

  private List<Change> beyond(
      String sql, Cut cut, Collection<TopicPartition> partitions, List<Question> asked) {
    return jdbc.query(
        sql,
        (row, _) -> read(row),
        partitions.stream().map(TopicPartition::topic).toArray(String[]::new),
        partitions.stream().map(TopicPartition::partition).toArray(Integer[]::new),
        partitions.stream().map(cut::of).toArray(Long[]::new),
        distinct(asked.stream().map(question -> question.segment().word())),
        distinct(asked.stream().flatMap(question -> question.windows().stream())),
        distinct(asked.stream().flatMap(Openings::among).map(Metric::name)));
  }

  private static String[] distinct(Stream<String> words) {
    return words.distinct().toArray(String[]::new);
  }

  private static Change read(ResultSet row) throws SQLException {
    return new Change(
        row.getString("key"),
        new TopicPartition(row.getString("topic"), row.getInt("partition")),
        row.getLong("record_offset"),
        row.getString("metric"),
        row.getInt("definition"),
        row.getString("pipeline_id"),
        row.getString("segment"),
        row.getString("span"),
        row.getString("record"));
  }
}
