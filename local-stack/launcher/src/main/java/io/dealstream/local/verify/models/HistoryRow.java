package io.dealstream.local.verify.models;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealstream.events.audit.Chain.Link;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.local.verify.store.StoredRow;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the history should say of an event. */
final class HistoryRow {

  private HistoryRow() {}

  /**
   * @param before the deal the event happened to; null where it opened one
   */
  static Row of(StoredRow stored, Link link, DealEvent event, @Nullable ReplayedDeal before) {
    var row =
        new Row()
            .with("position", stored.position())
            .with("deal_id", event.dealId())
            .with("sequence", link.sequence())
            .with("event_id", link.id())
            .with("type", link.type())
            .with("occurred_at", event.occurredAt())
            .with("recorded_at", link.recordedTime())
            .with("actor", link.actor())
            .with("command_id", link.causationId())
            .with("correlation_id", link.correlationId())
            .with("chain", stored.chain())
            .with("deal_chain", stored.dealChain())
            .with("data", new String(link.value(), UTF_8))
            .with("pipeline_id", event.pipelineId())
            .with("owner", event.owner())
            .with("team", event.team())
            .with("source", event.source())
            .with("via", event.via().name().toLowerCase(Locale.ROOT));
    noTransition(row);
    if (event instanceof DealEvent.Opened e) {
      into(row, "opened", e.name(), e.pipelineVersion(), e.to(), e.visit(), e.reason());
    } else if (before != null) {
      transition(row, event, before);
    }
    return row;
  }

  private static void noTransition(Row row) {
    for (var column :
        new String[] {
          "kind",
          "deal_name",
          "pipeline_version",
          "from_pipeline",
          "from_stage",
          "to_stage",
          "direction",
          "skipped",
          "visit",
          "dwell_ms",
          "reason"
        }) {
      row.with(column, null);
    }
  }

  private static void transition(Row row, DealEvent event, ReplayedDeal deal) {
    switch (event) {
      case DealEvent.StageChanged e -> {
        into(row, "moved", deal.name, e.pipelineVersion(), e.to(), e.visit(), e.reason());
        row.with("from_stage", e.from())
            .with("direction", e.direction().name().toLowerCase(Locale.ROOT))
            .with("skipped", e.skipped())
            .with("dwell_ms", deal.dwell(e.occurredAt()));
      }
      case DealEvent.HandedOff e -> {
        into(row, "handed_off", deal.name, e.pipelineVersion(), e.to(), e.visit(), e.reason());
        row.with("from_pipeline", e.fromPipelineId())
            .with("from_stage", e.from())
            .with("dwell_ms", deal.dwell(e.occurredAt()));
      }
      case DealEvent.Reopened e ->
          into(row, "reopened", deal.name, e.pipelineVersion(), e.to(), e.visit(), e.reason());
      case DealEvent.Won e -> outOf(row, "won", deal, e.pipelineVersion(), e.from(), e, e.reason());
      case DealEvent.Lost e ->
          outOf(row, "lost", deal, e.pipelineVersion(), e.from(), e, e.reason());
      case DealEvent.Merged e ->
          outOf(row, "merged", deal, e.pipelineVersion(), e.from(), e, e.reason());
      case DealEvent.Deleted e ->
          outOf(row, "deleted", deal, e.pipelineVersion(), e.from(), e, e.reason());
      case DealEvent.Opened _,
          DealEvent.AmountChanged _,
          DealEvent.Reassigned _,
          DealEvent.CloseDateChanged _,
          DealEvent.ProbabilityChanged _,
          DealEvent.ForecastCategoryChanged _,
          DealEvent.Activity _,
          DealEvent.NoticeGiven _,
          DealEvent.Absorbed _ -> {}
    }
  }

  private static void into(
      Row row, String kind, String name, int version, String to, int visit, @Nullable String why) {
    row.with("kind", kind)
        .with("deal_name", name)
        .with("pipeline_version", version)
        .with("to_stage", to)
        .with("visit", visit)
        .with("reason", why);
  }

  private static void outOf(
      Row row,
      String kind,
      ReplayedDeal deal,
      int version,
      @Nullable String from,
      DealEvent event,
      @Nullable String why) {
    row.with("kind", kind)
        .with("deal_name", deal.name)
        .with("pipeline_version", version)
        .with("from_stage", from)
        .with("visit", deal.visit())
        .with("dwell_ms", from == null ? null : deal.dwell(event.occurredAt()))
        .with("reason", why);
  }
}
