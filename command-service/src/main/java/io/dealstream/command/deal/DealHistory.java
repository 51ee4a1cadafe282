package io.dealstream.command.deal;

import java.util.List;

/**
 * Rows of one deal's past, in time order.
 *
 * @param externalId the deal's id where the history comes from
 * @param correlationId what ties these events to whatever brought them
 * @param rows at least one
 */
public record DealHistory(
    String pipelineId, String externalId, String correlationId, List<HistoryRow> rows) {

  public DealHistory {
    rows = List.copyOf(rows);
  }
}
