package io.dealstream.query.history;

import io.dealstream.query.export.Exportable;
import io.dealstream.query.export.Part;
import java.util.List;
import org.springframework.stereotype.Component;

/** Every event of deals, with its data as they were published. */
@Component
class EventExport implements Exportable {

  private static final List<String> COLUMNS =
      List.of(
          "position",
          "sequence",
          "eventId",
          "type",
          "occurredAt",
          "recordedAt",
          "actor",
          "commandId",
          "correlationId",
          "chain",
          "dealChain",
          "data");

  private final HistoryRows rows;

  EventExport(HistoryRows rows) {
    this.rows = rows;
  }

  @Override
  public String word() {
    return "events";
  }

  @Override
  public List<String> columns() {
    return COLUMNS;
  }

  @Override
  public List<Numbered> next(Part part, long after, int atMost) {
    return rows.next("deal_id IS NOT NULL", part, after, atMost, TimelineEntry::read);
  }
}
