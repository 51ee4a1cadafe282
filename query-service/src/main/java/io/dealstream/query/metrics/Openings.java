package io.dealstream.query.metrics;

import io.dealstream.events.EventJson;
import io.dealstream.events.Money;
import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.MetricItem;
import io.dealstream.events.metric.MetricRecord;
import io.dealstream.events.metric.Waterfall;
import io.dealstream.events.metric.Waterfall.Open;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/**
 * What was open when a window began: the sum of what all days before it came to. Made as it is
 * asked for, as any late event would change it for every window that follows.
 */
@Component
class Openings {

  // Days alone, and no months: of a day there is one record, and it is as new as itself.
  private static final String DAYS_BEFORE =
      """
      WITH days AS MATERIALIZED (
        SELECT record::jsonb AS day FROM metric
        WHERE pipeline_id = :pipeline AND metric = :metric AND definition = :definition
          AND segment = :segment
          AND span >= 'day:' COLLATE "C" AND span < :first COLLATE "C"
      )
      SELECT count(*) AS days,
        coalesce(sum((day #>> '{item,netChange,amount}')::numeric), 0) AS value,
        coalesce(sum((day #>> '{item,netChangeDeals}')::bigint), 0) AS deals,
        coalesce(sum((day #>> '{item,netChangeWithoutValue}')::bigint), 0) AS without_value,
        max((day ->> 'asOf')::timestamptz) AS as_of,
        (SELECT coalesce(json_object_agg(partition, position), '{}') FROM (
          SELECT f.key AS partition, max(f.value::bigint) AS position
          FROM days CROSS JOIN jsonb_each_text(day -> 'folded') AS f GROUP BY f.key
        ) AS highest) AS folded
      FROM days
      """;

  private static final TypeReference<Map<String, Long>> POSITIONS = new TypeReference<>() {};

  /**
   * @param asOf null where nothing has happened
   */
  private record Before(Open open, @Nullable Instant asOf, Map<String, Long> folded) {}

  private final JdbcClient jdbc;

  Openings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The record with what its window began and ended with; where nothing happened in the window, one
   * that says so.
   *
   * @param found that was published, if any
   * @return none where nothing has happened up to the window's end
   */
  List<MetricRecord<? extends MetricItem>> complete(
      Question question, List<MetricRecord<? extends MetricItem>> found) {
    return found.isEmpty()
        ? still(question)
        : found.stream()
            .<MetricRecord<? extends MetricItem>>map(record -> complete(question, record))
            .toList();
  }

  private List<MetricRecord<? extends MetricItem>> still(Question question) {
    var before = before(question, question.firstDay(question.window()));
    return before.asOf == null
        ? List.of()
        : List.of(
            new MetricRecord<>(
                Metric.WATERFALL.name(),
                Metric.WATERFALL.definition(),
                question.of().id(),
                question.window(),
                question.segment(),
                Waterfall.still(before.open),
                Map.of(),
                before.asOf,
                before.folded,
                false));
  }

  private MetricRecord<Waterfall> complete(
      Question question, MetricRecord<? extends MetricItem> record) {
    // Its own window: of ninety days it may still be yesterday's.
    var before = before(question, question.firstDay(record.window()));
    var folded = new HashMap<>(record.folded());
    before.folded.forEach((partition, position) -> folded.merge(partition, position, Math::max));
    return new MetricRecord<>(
        record.metric(),
        record.definition(),
        record.pipelineId(),
        record.window(),
        record.segment(),
        ((Waterfall) record.item()).from(before.open),
        record.reasons(),
        later(before.asOf, record.asOf()),
        folded,
        record.correction());
  }

  private static Instant later(@Nullable Instant one, Instant other) {
    return one != null && one.isAfter(other) ? one : other;
  }

  private Before before(Question question, String firstDay) {
    return jdbc.sql(DAYS_BEFORE)
        .param("pipeline", question.of().id())
        .param("metric", Metric.WATERFALL.name())
        .param("definition", Metric.WATERFALL.definition())
        .param("segment", question.segment().word())
        .param("first", firstDay)
        .query((row, _) -> before(row, question.of().currency()))
        .single();
  }

  private static Before before(ResultSet row, String currency) throws SQLException {
    var open =
        new Open(
            Money.rounded(row.getBigDecimal("value"), currency),
            row.getLong("deals"),
            row.getLong("without_value"));
    return row.getLong("days") == 0
        ? new Before(open, null, Map.of())
        : new Before(
            open,
            row.getObject("as_of", OffsetDateTime.class).toInstant(),
            EventJson.MAPPER.readValue(row.getString("folded"), POSITIONS));
  }
}
