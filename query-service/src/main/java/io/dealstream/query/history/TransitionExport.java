package io.dealstream.query.history;

import io.dealstream.query.export.Exportable;
import io.dealstream.query.export.Part;
import java.util.List;
import org.springframework.stereotype.Component;

/** Every transition, as the audit answers it. */
@Component
class TransitionExport implements Exportable {

  private static final List<String> COLUMNS =
      List.of(
          "position",
          "sequence",
          "eventId",
          "dealId",
          "dealName",
          "pipelineId",
          "pipelineVersion",
          "kind",
          "fromPipelineId",
          "from",
          "to",
          "direction",
          "skipped",
          "visit",
          "dwellSeconds",
          "occurredAt",
          "recordedAt",
          "actor",
          "owner",
          "team",
          "source",
          "reason",
          "via",
          "commandId",
          "chain",
          "dealChain");

  private final HistoryRows rows;

  TransitionExport(HistoryRows rows) {
    this.rows = rows;
  }

  @Override
  public String word() {
    return "transitions";
  }

  @Override
  public List<String> columns() {
    return COLUMNS;
  }

  @Override
  public List<Numbered> next(Part part, long after, int atMost) {
    return rows.next("kind IS NOT NULL", part, after, atMost, TransitionEntry::read);
  }
}
