package io.dealstream.command.lead;

import java.util.List;

/**
 * Rows of one lead's past, in time order.
 *
 * @param externalId the lead's id where the history comes from
 * @param correlationId what ties these events to whatever brought them
 * @param rows at least one
 */
public record LeadHistory(
    String pipelineId, String externalId, String correlationId, List<LeadHistoryRow> rows) {

  public LeadHistory {
    rows = List.copyOf(rows);
  }
}
