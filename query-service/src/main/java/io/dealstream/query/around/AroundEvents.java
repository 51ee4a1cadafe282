package io.dealstream.query.around;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;

import io.dealstream.events.EventNames;
import io.dealstream.events.EventReading;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.topic.Topic;
import io.dealstream.query.past.Past;
import io.dealstream.query.past.PastEvent;
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

/** Reads the events that count of what stands around deals, in the order of their positions. */
@Component
public class AroundEvents {

  private static final int ROWS_AT_ONCE = 2_000;

  private static final String COUNTS =
      " position <= :through AND occurred_at < coalesce(:before::timestamptz, 'infinity')";

  private static final String OF_TOPICS =
      "SELECT * FROM around_history WHERE topic = ANY (:topics) AND"
          + COUNTS
          + " ORDER BY position";

  // As the index deal_of_lead has it.
  private static final String DEALS_OF_LEADS =
      """
      SELECT deal_id FROM deal_history
      WHERE type = 'io.dealstream.deal.opened.v1' AND data ->> 'leadId' IS NOT NULL
      """;

  private static final String OF_DEALS =
      """
      SELECT type, data, sequence, position FROM deal_history
      WHERE deal_id = ANY (:deals) AND type = ANY (:types) AND\
      """
          + COUNTS
          + " ORDER BY position";

  private static final String NEWEST =
      "SELECT recorded_at FROM around_history WHERE position <= ? ORDER BY position DESC LIMIT 1";

  /** What a deal is to its lead. */
  private static final String[] TO_LEADS =
      Stream.of(
              DealEvent.Opened.class,
              DealEvent.Won.class,
              DealEvent.Reopened.class,
              DealEvent.Merged.class,
              DealEvent.Deleted.class)
          .map(EventNames::nameOf)
          .toArray(String[]::new);

  private final JdbcClient jdbc;

  AroundEvents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Within a transaction rows come a few at a time. */
  public void of(List<Topic<String, byte[]>> topics, Past past, Consumer<AroundEvent> each) {
    counting(OF_TOPICS, past)
        .param("topics", topics.stream().<String>map(Topic::name).toArray(String[]::new))
        .query(
            row -> {
              var type = row.getString("type");
              var event = EventReading.TODAY.read(type, row.getString("data").getBytes(UTF_8));
              if (event == null) {
                throw new IllegalStateException("nothing is told by " + type);
              }
              each.accept(
                  new AroundEvent(
                      event,
                      row.getLong("position"),
                      row.getString("topic") + "-" + row.getInt("partition")));
            });
  }

  /** What deals that came of leads are to these: opened, won, and won no longer. */
  public void ofDealsOfLeads(Past past, Consumer<PastEvent> each) {
    var deals = jdbc.sql(DEALS_OF_LEADS).query(String.class).list();
    counting(OF_DEALS, past)
        .param("deals", deals.toArray(String[]::new))
        .param("types", TO_LEADS)
        .query(
            row -> {
              var event =
                  EventReading.TODAY.read(
                      row.getString("type"), row.getString("data").getBytes(UTF_8));
              if (!(event instanceof DealEvent ofDeal)) {
                throw new IllegalStateException("the history of deals holds another's event");
              }
              each.accept(new PastEvent(ofDeal, row.getLong("sequence"), row.getLong("position")));
            });
  }

  /** When the newest event of all these that was known then was recorded; empty where none was. */
  public Optional<Instant> newestKnown(Past past) {
    return jdbc.sql(NEWEST)
        .param(past.through())
        .query(String.class)
        .optional()
        .map(Instant::parse);
  }

  private StatementSpec counting(String sql, Past past) {
    return jdbc.sql(sql)
        .withFetchSize(ROWS_AT_ONCE)
        .param("through", past.through())
        .param("before", inUtc(past.before()));
  }

  private static @Nullable OffsetDateTime inUtc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(UTC);
  }
}
