package io.dealstream.query.metrics;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.Segment;
import io.dealstream.events.metric.Window;
import io.dealstream.events.pipeline.StageRules;
import io.dealstream.events.topic.Topics;
import io.dealstream.query.pipelines.PipelineView;
import io.dealstream.query.support.RowsRead;
import io.dealstream.query.support.Service;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** With many figures kept, and some readers who each look at an owner's of all time. */
class LookingAtWhatChangedTest {

  private static final int OWNERS = 200;
  private static final int LOOKED_AT = 5;
  private static final int FIGURES_OF_EACH = 451;
  private static final int ONE_OF_ALL_TIME_IN = 30;
  private static final int ALL = OWNERS * FIGURES_OF_EACH;
  private static final int NEWEST_OF_ALL_TIME = OWNERS * (FIGURES_OF_EACH - 1);

  /** One that the service does not read. */
  private static final int PARTITION = 77;

  private static final List<TopicPartition> PLACES =
      Topics.METRIC_TOPICS.stream().map(t -> new TopicPartition(t.name(), PARTITION)).toList();

  private final Service service = Service.shared();
  private final JdbcTemplate owner = new JdbcTemplate(service.database().as("query_owner"));
  private final MetricTable table = service.part(MetricTable.class);

  @BeforeEach
  void keep_many_figures() {
    owner.update(
        """
        INSERT INTO metric
        SELECT 'looking|' || n, (?::text[])[1 + n / ? % ?], ?, n, 'stage-entries', 1, 'looking',
          'owner:o' || n % ?,
          CASE WHEN n / ? % ? = 0 THEN 'all' ELSE 'day:' || n END, '{}'
        FROM generate_series(0, ?) AS n
        """,
        PLACES.stream().map(TopicPartition::topic).toArray(String[]::new),
        OWNERS,
        PLACES.size(),
        PARTITION,
        OWNERS,
        OWNERS,
        ONE_OF_ALL_TIME_IN,
        ALL - 1);
    owner.execute("ANALYZE metric");
  }

  @AfterEach
  void keep_them_no_longer() {
    owner.update("DELETE FROM metric WHERE pipeline_id = 'looking'");
  }

  @Test
  void what_just_changed_is_found_without_reading_all_that_is_looked_at() {
    var asked = IntStream.range(0, LOOKED_AT).mapToObj(n -> question("o" + n)).toList();
    var aMomentAgo = NEWEST_OF_ALL_TIME + LOOKED_AT - 3;
    var reads =
        RowsRead.by(
            service,
            "metric",
            () ->
                assertThat(table.justChanged(cut(aMomentAgo), PLACES, asked))
                    .extracting(Change::segment)
                    .containsExactlyInAnyOrder("owner:o2", "owner:o3", "owner:o4"));
    assertThat(reads).isLessThanOrEqualTo(ALL - aMomentAgo);
  }

  @Test
  void what_nobody_looks_at_is_not_told() {
    assertThat(table.justChanged(cut(0), PLACES, List.of(question("o7"))))
        .hasSize(FIGURES_OF_EACH / ONE_OF_ALL_TIME_IN + 1)
        .allSatisfy(change -> assertThat(change.segment()).isEqualTo("owner:o7"));
  }

  @Test
  void what_was_missed_is_found_however_much_changed_since() {
    assertThat(table.missed(cut(OWNERS), PLACES, question("o7")))
        .hasSize(FIGURES_OF_EACH / ONE_OF_ALL_TIME_IN)
        .allSatisfy(change -> assertThat(change.segment()).isEqualTo("owner:o7"));
  }

  private static Cut cut(long next) {
    return new Cut(1, PLACES.stream().collect(toMap(place -> place, _ -> next)));
  }

  private static Question question(String owner) {
    var looked =
        new PipelineView("looking", 0, "Looking", "EUR", "UTC", 1, List.of(), StageRules.FREE);
    return new Question(
        looked, List.of(Metric.STAGE_ENTRIES), Window.ALL, Window.ALL, Segment.owner(owner));
  }
}
