package io.dealstream.command.lead;

import io.dealstream.command.decision.Basis;
import io.dealstream.command.decision.Ids;
import io.dealstream.command.decision.Refused;
import io.dealstream.events.lead.LeadEvent;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A row of a lead's past as the command it amounts to. */
final class LeadRows {

  static final Map<String, String> COLUMNS =
      Map.of(
          "id", "lead_id",
          "externalId", "lead_id",
          "occurredAt", "occurred_at",
          "campaignId", "campaign");

  private static final String OPEN = "open";
  private static final String QUALIFIED = "qualified";
  private static final String DISQUALIFIED = "disqualified";

  private LeadRows() {}

  /**
   * @return what the row makes happen; empty where the lead was like that already
   * @throws Refused where a rule forbids it
   */
  static List<LeadEvent> decide(Lead lead, String externalId, LeadHistoryRow row, Basis basis) {
    return switch (row.status()) {
      case OPEN -> opened(lead, externalId, row, basis);
      case QUALIFIED ->
          LeadDecider.decide(
              known(lead), new LeadCommand.Qualify(row.reason(), row.occurredAt()), basis);
      case DISQUALIFIED ->
          LeadDecider.decide(
              known(lead), new LeadCommand.Disqualify(reasonOf(row), row.occurredAt()), basis);
      default ->
          throw new Refused(
              "unknown-status",
              "status",
              "one of %s, %s and %s".formatted(OPEN, QUALIFIED, DISQUALIFIED));
    };
  }

  private static List<LeadEvent> opened(
      Lead lead, String externalId, LeadHistoryRow row, Basis basis) {
    return switch (lead) {
      case Lead.None none -> LeadDecider.decide(none, capture(externalId, row), basis);
      case Lead.Open _ -> List.of();
      case Lead.Known known ->
          throw new Refused(
              "decided-before", "status", known.facts().id() + " is not undecided any more");
    };
  }

  private static LeadCommand capture(String externalId, LeadHistoryRow row) {
    return new LeadCommand.Capture(
        Objects.requireNonNullElse(row.name(), Ids.plain("externalId", externalId)),
        null,
        row.owner(),
        row.team(),
        row.source(),
        row.campaignId(),
        row.reason(),
        row.occurredAt());
  }

  private static Lead known(Lead lead) {
    if (lead instanceof Lead.None) {
      throw new Refused("outcome-first", "status", "a lead begins " + OPEN);
    }
    return lead;
  }

  private static String reasonOf(LeadHistoryRow row) {
    return row.reason() == null || row.reason().isBlank() ? "unspecified" : row.reason();
  }
}
