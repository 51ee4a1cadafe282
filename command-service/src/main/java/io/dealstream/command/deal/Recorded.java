package io.dealstream.command.deal;

import io.dealstream.command.decision.Refusal;
import java.util.Map;

/** What became of one row of a deal's past. */
public sealed interface Recorded {

  /**
   * @param events how many were appended, at least one
   */
  record Accepted(int events) implements Recorded {}

  /** The deal was like that already. */
  record Unchanged() implements Recorded {}

  /**
   * @param rule the rule that says no, as in a problem answer
   * @param field the column it is about
   */
  record Refused(String rule, String field, String detail) implements Recorded {

    private static final Map<String, String> COLUMNS =
        Map.of(
            "stageId", "stage",
            "id", "stage",
            "amount.amount", "amount",
            "amount.currency", "currency",
            "occurredAt", "occurred_at",
            "externalId", "deal_id",
            "pipelineId", "pipeline");

    static Refused of(Refusal refusal) {
      return new Refused(
          refusal.rule(), COLUMNS.getOrDefault(refusal.field(), refusal.field()), refusal.detail());
    }
  }
}
