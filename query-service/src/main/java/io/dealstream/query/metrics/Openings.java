package io.dealstream.query.metrics;

import io.dealstream.events.EventJson;
import io.dealstream.events.Money;
import io.dealstream.events.metric.CustomerRetention;
import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.MetricItem;
import io.dealstream.events.metric.MetricRecord;
import io.dealstream.events.metric.Waterfall;
import io.dealstream.events.metric.Waterfall.Open;
import io.dealstream.query.past.Positions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/**
 * What there was when a window began, of open deals or of customers: the sum of what all days
 * before it came to. Made as it is asked for, as any late event would change it for every window
 * that follows.
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
        coalesce(sum((day #>> :number::text[])::bigint), 0) AS number,
        coalesce(sum((day #>> '{item,netChangeWithoutValue}')::bigint), 0) AS without_value,
        max((day ->> 'asOf')::timestamptz) AS as_of,
        (SELECT coalesce(json_object_agg(partition, position), '{}') FROM (
          SELECT f.key AS partition, max(f.value::bigint) AS position
          FROM days CROSS JOIN jsonb_each_text(day -> 'folded') AS f GROUP BY f.key
        ) AS highest) AS folded
      FROM days
      """;

  private static final TypeReference<Map<String, Long>> POSITIONS = new TypeReference<>() {};

  /** Where the number of those that came, less those that left, stands in a day's record. */
  private static final Map<Metric<?>, String> NUMBERS =
      Map.of(
          Metric.WATERFALL, "{item,netChangeDeals}",
          Metric.RETENTION, "{item,netChange}");

  /**
   * @param open of customers the number alone
   * @param asOf null where nothing has happened
   */
  private record Before(Open open, @Nullable Instant asOf, Map<String, Long> folded) {}

  private final JdbcClient jdbc;

  Openings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those that are asked for, and are made of the days before as well. */
  static Stream<Metric<?>> among(Question question) {
    return question.window().start() == null
        ? Stream.empty()
        : question.metrics().stream().filter(NUMBERS::containsKey);
  }

  /** The metric of that name whose windows begin with something, if it is one. */
  static Optional<Metric<?>> among(String metric) {
    return NUMBERS.keySet().stream().filter(m -> m.name().equals(metric)).findFirst();
  }

  /**
   * The record with what its window began and ended with; where nothing happened in the window, one
   * that says so.
   *
   * @param metric {@link #among} those that begin with something
   * @param found that was published, if any
   * @return none where nothing has happened up to the window's end
   */
  List<MetricRecord<? extends MetricItem>> complete(
      Metric<?> metric, Question question, List<MetricRecord<? extends MetricItem>> found) {
    return found.isEmpty()
        ? still(metric, question)
        : found.stream()
            .<MetricRecord<? extends MetricItem>>map(record -> complete(metric, question, record))
            .toList();
  }

  private List<MetricRecord<? extends MetricItem>> still(Metric<?> metric, Question question) {
    var before = before(metric, question, question.firstDay(question.window()));
    if (before.asOf == null) {
      return List.of();
    }
    var item =
        metric.equals(Metric.RETENTION)
            ? CustomerRetention.of(before.open.deals(), 0, 0, 0)
            : Waterfall.still(before.open);
    return List.of(
        new MetricRecord<MetricItem>(
            metric.name(),
            metric.definition(),
            question.of().id(),
            question.window(),
            question.segment(),
            item,
            reasons(item),
            before.asOf,
            before.folded,
            false));
  }

  private MetricRecord<? extends MetricItem> complete(
      Metric<?> metric, Question question, MetricRecord<? extends MetricItem> record) {
    // Its own window: of ninety days it may still be yesterday's.
    var before = before(metric, question, question.firstDay(record.window()));
    var folded = new Positions();
    folded.note(record.folded());
    folded.note(before.folded);
    var item = from(before.open, record.item());
    return new MetricRecord<>(
        record.metric(),
        record.definition(),
        record.pipelineId(),
        record.window(),
        record.segment(),
        item,
        reasons(item),
        later(before.asOf, record.asOf()),
        folded.byPartition(),
        record.correction());
  }

  private static MetricItem from(Open open, MetricItem item) {
    return switch (item) {
      case Waterfall waterfall -> waterfall.from(open);
      case CustomerRetention retention -> retention.from(open.deals());
      default -> throw new IllegalArgumentException("nothing opens a window of " + item);
    };
  }

  private static Map<String, String> reasons(MetricItem item) {
    return item instanceof CustomerRetention retention ? retention.reasons() : Map.of();
  }

  private static Instant later(@Nullable Instant one, Instant other) {
    return one != null && one.isAfter(other) ? one : other;
  }

  private Before before(Metric<?> metric, Question question, String firstDay) {
    return jdbc.sql(DAYS_BEFORE)
        .param("pipeline", question.of().id())
        .param("metric", metric.name())
        .param("definition", metric.definition())
        .param("segment", question.segment().word())
        .param("first", firstDay)
        .param("number", NUMBERS.get(metric))
        .query((row, _) -> before(row, question.of().currency()))
        .single();
  }

  private static Before before(ResultSet row, String currency) throws SQLException {
    var open =
        new Open(
            Money.rounded(row.getBigDecimal("value"), currency),
            row.getLong("number"),
            row.getLong("without_value"));
    return row.getLong("days") == 0
        ? new Before(open, null, Map.of())
        : new Before(
            open,
            row.getObject("as_of", OffsetDateTime.class).toInstant(),
            EventJson.MAPPER.readValue(row.getString("folded"), POSITIONS));
  }
}
