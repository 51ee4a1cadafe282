package io.dealstream.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.query.paging.Limit;
import io.dealstream.query.support.RowsRead;
import io.dealstream.query.support.Service;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Where one pipeline has most of what there is, and another one all that is new. */
class NewestOfAPipelineTest {

  private static final int OLD = 40_000;
  private static final int NEW = 10_000;
  private static final int ASKED = 20;

  private final Service service = Service.shared();
  private final JdbcTemplate owner = new JdbcTemplate(service.database().as("query_owner"));

  /** Before all that other tests have let happen. */
  @BeforeEach
  void keep_many_transitions() {
    happen("CASE WHEN n % 4 = 0 THEN 'small ' || n % 7 ELSE 'big' END", -OLD - NEW, OLD);
    happen("'busy'", -NEW, NEW);
    owner.execute("ANALYZE deal_history");
  }

  private void happen(String pipeline, int from, int count) {
    owner.update(
        """
        INSERT INTO deal_history (position, deal_id, sequence, event_id, type, occurred_at,
          recorded_at, actor, command_id, correlation_id, chain, deal_chain, data, kind, deal_name,
          pipeline_id, pipeline_version, to_stage, visit, owner, via)
        SELECT n, 'newest-' || n, 0, n, 'io.dealstream.deal.opened.v1', now(),
          '2026-01-01T00:00:00Z', 'rita', n, n, '', '', '{}', 'opened', 'Deal', %s, 0, 'pitch', 1,
          'rita', 'api'
        FROM generate_series(?, ?) AS n
        """
            .formatted(pipeline),
        from,
        from + count - 1);
  }

  @AfterEach
  void forget_them() {
    owner.update("DELETE FROM deal_history WHERE deal_id LIKE 'newest-%'");
  }

  @Test
  void they_are_found_without_reading_what_has_happened_elsewhere_since() {
    var reads =
        RowsRead.by(
            service,
            "deal_history",
            () ->
                assertThat(newestOf("big"))
                    .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, OLD)
                            .filter(n -> n % 4 != 0)
                            .limit(ASKED)
                            .mapToObj(n -> (long) -NEW - n)
                            .toList()));
    assertThat(reads).isLessThan(10 * ASKED);
  }

  private Iterable<Long> newestOf(String pipeline) {
    return service.part(Transitions.class).newest(pipeline, Limit.of(ASKED, ASKED)).stream()
        .map(TransitionEntry::position)
        .toList();
  }
}
