package io.dealstream.query.past;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;

import io.dealstream.events.EventNames;
import io.dealstream.events.EventReading;
import io.dealstream.events.deal.DealEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Reads the events that count from the history of deals. */
@Component
public class PastEvents {

  private static final int ROWS_AT_ONCE = 2_000;

  private static final String COUNTS =
      " position <= :through AND occurred_at < coalesce(:before::timestamptz, 'infinity')";

  // Each part along an index of its own, in the order of positions.
  private static final String OF_PIPELINE =
      """
      SELECT type, data, sequence, position FROM (
        SELECT * FROM deal_history WHERE kind IS NOT NULL AND pipeline_id = :pipeline
        UNION ALL
        SELECT * FROM deal_history WHERE from_pipeline = :pipeline AND pipeline_id <> :pipeline
        UNION ALL
        SELECT * FROM deal_history
        WHERE kind IS NULL AND pipeline_id = :pipeline AND type = ANY (:types)
        UNION ALL
        SELECT * FROM deal_history
        WHERE deal_id = ANY (:deals) AND pipeline_id <> :pipeline
          AND from_pipeline IS DISTINCT FROM :pipeline
          AND (kind IS NOT NULL OR type = ANY (:types))
      ) AS of_pipeline WHERE\
      """
          + COUNTS
          + " ORDER BY position";

  // What a deal that came from elsewhere did there is looked up by its id: handed over as a list,
  // as a join of the history with itself may be planned in a way that takes half a minute.
  private static final String OF_DEALS_IN =
      """
      SELECT type, data, sequence, position FROM (
        SELECT * FROM deal_history WHERE kind IS NOT NULL AND pipeline_id = :pipeline
        UNION ALL
        SELECT * FROM deal_history WHERE kind IS NULL AND pipeline_id = :pipeline
        UNION ALL
        SELECT * FROM deal_history WHERE from_pipeline = :pipeline AND pipeline_id <> :pipeline
        UNION ALL
        SELECT * FROM deal_history
        WHERE deal_id = ANY (:deals) AND pipeline_id <> :pipeline
          AND from_pipeline IS DISTINCT FROM :pipeline
      ) AS of_deals WHERE\
      """
          + COUNTS
          + " ORDER BY position";

  private static final String CAME_FROM_ELSEWHERE =
      "SELECT DISTINCT deal_id FROM deal_history WHERE kind = 'handed_off' AND pipeline_id = ?";

  private static final String OF_DEAL =
      "SELECT type, data, sequence, position FROM deal_history WHERE deal_id = :deal AND"
          + COUNTS
          + " ORDER BY sequence";

  private static final String NEWEST =
      "SELECT recorded_at FROM deal_history WHERE position <= ? ORDER BY position DESC LIMIT 1";

  /** What figures depend on beside transitions. */
  private static final String[] CHANGES =
      Stream.of(
              DealEvent.AmountChanged.class,
              DealEvent.Reassigned.class,
              DealEvent.ProbabilityChanged.class,
              DealEvent.ActivityRecorded.class,
              DealEvent.ActivityCompleted.class,
              DealEvent.CloseDateChanged.class,
              DealEvent.ForecastCategoryChanged.class)
          .map(EventNames::nameOf)
          .toArray(String[]::new);

  private final JdbcClient jdbc;

  PastEvents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Everything figures are made of, in the order of positions: transitions in a pipeline and out of
   * it, changes of amount, owner and what is expected, and what was done; of deals that came from
   * elsewhere, what happened there too. Within a transaction rows come a few at a time.
   */
  public void measuredIn(String pipeline, Past past, Consumer<PastEvent> each) {
    measuredIn(pipeline, past, List.of(), each);
  }

  /**
   * The same, and events of other kinds that happened in the pipeline among them.
   *
   * @param others kinds that are no transitions
   */
  public void measuredIn(
      String pipeline,
      Past past,
      List<Class<? extends DealEvent>> others,
      Consumer<PastEvent> each) {
    var types =
        Stream.concat(Stream.of(CHANGES), others.stream().map(EventNames::nameOf))
            .toArray(String[]::new);
    read(ofDealsFromElsewhere(OF_PIPELINE, pipeline, past).param("types", types), each);
  }

  /**
   * Every event of each deal that was in a pipeline, in the order of positions; of those that left
   * it for good, up to their leaving. Within a transaction rows come a few at a time.
   */
  public void ofDealsIn(String pipeline, Past past, Consumer<PastEvent> each) {
    read(ofDealsFromElsewhere(OF_DEALS_IN, pipeline, past), each);
  }

  /** In their order; none where the deal was not there. */
  public List<PastEvent> ofDeal(String deal, Past past) {
    return counting(OF_DEAL, past).param("deal", deal).query((row, _) -> event(row)).list();
  }

  /**
   * As of when that past is: the instant asked for, or else the one at which the newest event of
   * all deals that was known then was recorded.
   *
   * @return empty where none was known
   */
  public Optional<Instant> asOf(Past past) {
    return past.asOf() != null
        ? Optional.of(past.asOf())
        : jdbc.sql(NEWEST).param(past.through()).query(String.class).optional().map(Instant::parse);
  }

  /** As of when that past is; of what is so now, and where nothing was known then, the present. */
  public Instant asOfOrNow(Past past) {
    return past.equals(Past.NONE) ? Instant.now() : asOf(past).orElseGet(Instant::now);
  }

  private StatementSpec ofDealsFromElsewhere(String sql, String pipeline, Past past) {
    var cameFromElsewhere =
        jdbc.sql(CAME_FROM_ELSEWHERE).param(pipeline).query(String.class).list();
    return counting(sql, past)
        .param("pipeline", pipeline)
        .param("deals", cameFromElsewhere.toArray(String[]::new));
  }

  private StatementSpec counting(String sql, Past past) {
    return jdbc.sql(sql)
        .withFetchSize(ROWS_AT_ONCE)
        .param("through", past.through())
        .param("before", inUtc(past.before()));
  }

  private static void read(StatementSpec query, Consumer<PastEvent> each) {
    query.query(
        row -> {
          each.accept(event(row));
        });
  }

  private static PastEvent event(ResultSet row) throws SQLException {
    var type = row.getString("type");
    var event = EventReading.TODAY.read(type, row.getString("data").getBytes(UTF_8));
    if (!(event instanceof DealEvent ofDeal)) {
      throw new IllegalStateException("the history of deals holds " + type);
    }
    return new PastEvent(ofDeal, row.getLong("sequence"), row.getLong("position"));
  }

  private static @Nullable OffsetDateTime inUtc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(UTC);
  }
}
