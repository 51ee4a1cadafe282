package io.dealstream.local.verify.models;

import io.dealstream.events.ForecastCategory;
import io.dealstream.events.Money;
import io.dealstream.events.deal.DealEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A deal, event by event. */
final class ReplayedDeal {

  final String id;
  final String name;
  private final Row label = new Row();
  private final Map<String, Integer> visits = new TreeMap<>();
  String pipeline = "";
  private int pipelineVersion;
  String status = "open";
  String stage = "";
  private Instant enteredAt = Instant.EPOCH;
  private @Nullable Money amount;
  @Nullable Money value;
  private String owner = "";
  private @Nullable String team;
  private @Nullable LocalDate closeOn;
  private @Nullable BigDecimal probability;
  private @Nullable ForecastCategory category;
  private @Nullable Instant closedAt;
  private @Nullable Instant firstWonAt;
  private @Nullable String lostReason;
  private @Nullable String mergedInto;
  private long version;
  private long position;

  ReplayedDeal(DealEvent.Opened e, long position) {
    id = e.dealId();
    name = e.name();
    closeOn = e.expectedCloseOn();
    category = e.forecastCategory();
    worth(e.amount(), e.value());
    label
        .with("id", e.dealId())
        .with("name", e.name())
        .with("source", e.source())
        .with("lead_id", e.leadId())
        .with("external_id", e.externalId())
        .with("opened_at", e.occurredAt())
        .with("opened_position", position);
  }

  /** Events that follow one another, the first one included. */
  void take(DealEvent event, long sequence, long at) {
    switch (event) {
      case DealEvent.Opened e ->
          enter(e.pipelineId(), e.pipelineVersion(), e.to(), e.visit(), e.occurredAt());
      case DealEvent.StageChanged e ->
          enter(pipeline, e.pipelineVersion(), e.to(), e.visit(), e.occurredAt());
      case DealEvent.HandedOff e -> {
        visits.clear();
        enter(e.pipelineId(), e.pipelineVersion(), e.to(), e.visit(), e.occurredAt());
        worth(e.amount(), e.value());
      }
      case DealEvent.Reopened e -> {
        end("open", null);
        enter(pipeline, e.pipelineVersion(), e.to(), e.visit(), e.occurredAt());
        if (e.value() != null) {
          worth(e.amount(), e.value());
        }
      }
      case DealEvent.Won e -> {
        end("won", e.occurredAt());
        firstWonAt = firstWonAt == null ? e.occurredAt() : firstWonAt;
        worth(e.amount(), e.value());
      }
      case DealEvent.Lost e -> {
        end("lost", e.occurredAt());
        lostReason = e.reason();
        worth(e.amount(), e.value());
      }
      case DealEvent.Merged e -> {
        end("merged", e.occurredAt());
        mergedInto = e.into();
      }
      case DealEvent.Deleted e -> end("deleted", e.occurredAt());
      case DealEvent.AmountChanged e -> worth(e.amount(), e.value());
      case DealEvent.CloseDateChanged e -> closeOn = e.expectedCloseOn();
      case DealEvent.ProbabilityChanged e -> probability = e.probability();
      case DealEvent.ForecastCategoryChanged e -> category = e.forecastCategory();
      case DealEvent.Reassigned _,
          DealEvent.Absorbed _,
          DealEvent.Activity _,
          DealEvent.NoticeGiven _ -> {}
    }
    if (event instanceof DealEvent.Opened || event instanceof DealEvent.Reassigned) {
      owner = event.owner();
      team = event.team();
    }
    version = sequence;
    position = at;
  }

  private void enter(String where, int number, String to, int visit, Instant at) {
    pipeline = where;
    pipelineVersion = number;
    stage = to;
    enteredAt = at;
    visits.put(to, visit);
  }

  private void worth(@Nullable Money agreed, @Nullable Money converted) {
    amount = agreed;
    value = converted;
  }

  private void end(String how, @Nullable Instant at) {
    status = how;
    closedAt = at;
    lostReason = null;
    mergedInto = null;
  }

  /** Milliseconds in the stage it is in. */
  long dwell(Instant until) {
    return until.toEpochMilli() - enteredAt.toEpochMilli();
  }

  /** The number of the visit it is in, or was in last. */
  int visit() {
    return visits.getOrDefault(stage, 0);
  }

  boolean isGone() {
    return status.equals("merged") || status.equals("deleted");
  }

  Row row() {
    return label
        .with("pipeline_id", pipeline)
        .with("pipeline_version", pipelineVersion)
        .with("status", status)
        .with("stage_id", stage)
        .with("amount", amount == null ? null : amount.amount())
        .with("amount_currency", amount == null ? null : amount.currency())
        .with("value", value == null ? null : value.amount())
        .with("value_currency", value == null ? null : value.currency())
        .with("owner", owner)
        .with("team", team)
        .with("expected_close_on", closeOn)
        .with("probability", probability)
        .with("forecast_category", category == null ? null : category.name())
        .with("stage_entered_at", enteredAt)
        .with("closed_at", closedAt)
        .with("first_won_at", firstWonAt)
        .with("lost_reason", lostReason)
        .with("merged_into", mergedInto)
        .with("visits", Row.json(visits))
        .with("version", version)
        .with("position", position);
  }
}
