package io.dealstream.local.verify.models;

import io.dealstream.events.DomainEvent;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.pipeline.PipelineEvent;
import io.dealstream.local.verify.models.BoardTotals.Where;
import io.dealstream.local.verify.store.StoredEvent;
import io.dealstream.local.verify.store.StoredEvent.Unreadable;
import io.dealstream.local.verify.store.StoredRow;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the tables should hold, event by event; by plain loops, and by nothing the services use. */
final class Replay {

  private final Map<String, ReplayedDeal> deals = new LinkedHashMap<>();
  private final Map<String, Integer> partitions = new HashMap<>();
  private final BoardTotals totals = new BoardTotals();
  private final Map<Object, Row> notices = new HashMap<>();
  private final Map<Object, Row> pipelines = new HashMap<>();

  /**
   * @param partition of its topic that the event stands in
   * @return what the history should say of it; null where it is no deal's
   */
  @Nullable Row take(StoredRow row, StoredEvent stored, int partition) throws Unreadable {
    DomainEvent event = stored.event();
    if (event instanceof PipelineEvent e) {
      pipelines.put(
          e.pipelineId(),
          new Row()
              .with("version", e.pipelineVersion())
              .with("definition", Row.json(e.definition()))
              .with("position", row.position()));
    }
    return event instanceof DealEvent e ? take(row, stored, e, partition) : null;
  }

  private Row take(StoredRow row, StoredEvent stored, DealEvent event, int partition)
      throws Unreadable {
    var before = deals.get(event.dealId());
    var history = HistoryRow.of(row, stored.link(), event, before);
    var deal = before == null ? opened(event, row.position()) : before;
    if (before != null) {
      totals.touch(deal, partition, row.position());
    }
    deal.take(event, stored.sequence(), row.position());
    totals.touch(deal, partition, row.position());
    partitions.put(event.dealId(), partition);
    if (event instanceof DealEvent.NoticeGiven e) {
      notices.put(row.position(), notice(e, deal));
    }
    return history;
  }

  private ReplayedDeal opened(DealEvent event, long position) throws Unreadable {
    if (!(event instanceof DealEvent.Opened e)) {
      throw new Unreadable(
          "it happens to a deal that was never opened", new IllegalStateException(event.dealId()));
    }
    var deal = new ReplayedDeal(e, position);
    deals.put(e.dealId(), deal);
    return deal;
  }

  private static Row notice(DealEvent.NoticeGiven e, ReplayedDeal deal) {
    return new Row()
        .with("id", e.noticeId())
        .with("to_kind", e.to().kind().word())
        .with("to_id", e.to().id())
        .with("text", e.text())
        .with("deal_id", e.dealId())
        .with("deal_name", deal.name)
        .with("pipeline_id", e.pipelineId())
        .with("automation_id", e.automationId())
        .with("occurred_at", e.occurredAt());
  }

  Map<Object, Row> deals() {
    var rows = new HashMap<Object, Row>();
    deals.forEach((id, deal) -> rows.put(id, deal.row()));
    return rows;
  }

  Map<Where, Row> totals() {
    return totals.rows(deals.values(), partitions);
  }

  Map<Object, Row> notices() {
    return notices;
  }

  Map<Object, Row> pipelines() {
    return pipelines;
  }
}
