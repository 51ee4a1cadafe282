package io.dealstream.command.deal;

import static java.util.Objects.requireNonNull;

import io.dealstream.events.EventReading;
import io.dealstream.events.deal.DealEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deals as they were. */
@Component
public class Hindsight {

  private final JdbcClient jdbc;

  Hindsight(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param sequence of one of its events
   */
  public DealThen after(String dealId, long sequence) {
    var events =
        jdbc.sql(
                """
                SELECT payload_type, payload FROM event
                WHERE aggregate_id = ? AND sequence <= ? ORDER BY sequence""")
            .params(DealAggregate.storedId(dealId), sequence)
            .query((row, _) -> event(row.getString(1), row.getBytes(2)))
            .list();
    var deal = Deal.NONE;
    for (var event : events) {
      deal = deal.evolve(event);
    }
    return DealThen.of((Deal.Known) deal);
  }

  private static DealEvent event(String type, byte[] payload) {
    return (DealEvent) requireNonNull(EventReading.TODAY.read(type, payload));
  }
}
