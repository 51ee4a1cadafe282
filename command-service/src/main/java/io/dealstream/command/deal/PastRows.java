package io.dealstream.command.deal;

import io.dealstream.command.decision.Refused;
import io.dealstream.events.deal.DealEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A row of a deal's past as the commands it amounts to. */
final class PastRows {

  static final Map<String, String> COLUMNS =
      Map.of(
          "stageId", "stage",
          "id", "stage",
          "amount.amount", "amount",
          "amount.currency", "currency",
          "occurredAt", "occurred_at",
          "externalId", "deal_id",
          "pipelineId", "pipeline");

  private static final String WON = "won";
  private static final String LOST = "lost";

  private PastRows() {}

  /**
   * @return what the row makes happen; empty where the deal was like that already
   * @throws Refused where a rule forbids any part of it: then none of it happens
   */
  static List<DealEvent> decide(Deal deal, DealHistory of, HistoryRow row, Basis basis) {
    var events = new ArrayList<DealEvent>();
    var present = deal;
    for (var command : commands(deal, of, row)) {
      for (var event : DealDecider.decide(present, command, basis)) {
        events.add(event);
        present = present.evolve(event);
      }
    }
    return events;
  }

  private static List<DealCommand> commands(Deal deal, DealHistory of, HistoryRow row) {
    return switch (deal) {
      case Deal.None _ -> List.of(opening(of, row));
      case Deal.Known known -> change(stillIn(of.pipelineId(), known), row);
    };
  }

  /** Its rows name stages of the pipeline it came from: elsewhere they say nothing. */
  private static Deal.Known stillIn(String pipelineId, Deal.Known deal) {
    if (!deal.facts().pipelineId().equals(pipelineId)) {
      throw new Refused("handed-off", "pipelineId", "it goes on in " + deal.facts().pipelineId());
    }
    return deal;
  }

  private static DealCommand opening(DealHistory of, HistoryRow row) {
    if (row.stage().equals(WON) || row.stage().equals(LOST)) {
      throw new Refused("outcome-first", "stageId", "a deal begins in a stage");
    }
    return new DealCommand.Open(
        of.pipelineId(),
        Objects.requireNonNullElse(row.name(), of.externalId()),
        row.stage(),
        row.asked(),
        Objects.requireNonNullElse(row.owner(), row.actor()),
        row.team(),
        row.source(),
        null,
        null,
        null,
        of.externalId(),
        row.reason(),
        row.occurredAt());
  }

  /** The amount first: it is what the move, or the outcome, is already worth. */
  private static List<DealCommand> change(Deal.Known deal, HistoryRow row) {
    var amount = row.asked();
    var step = step(deal, row);
    return amount == null
        ? List.of(step)
        : List.of(new DealCommand.ChangeAmount(amount, row.reason(), row.occurredAt()), step);
  }

  private static DealCommand step(Deal.Known deal, HistoryRow row) {
    return switch (row.stage()) {
      case WON -> new DealCommand.Win(row.reason(), row.occurredAt());
      case LOST -> new DealCommand.Lose(lossOf(row), row.occurredAt());
      default ->
          deal instanceof Deal.Open
              ? new DealCommand.Move(row.stage(), row.reason(), row.occurredAt())
              : new DealCommand.Reopen(row.stage(), row.reason(), row.occurredAt());
    };
  }

  private static String lossOf(HistoryRow row) {
    return row.reason() == null || row.reason().isBlank() ? "unspecified" : row.reason();
  }
}
