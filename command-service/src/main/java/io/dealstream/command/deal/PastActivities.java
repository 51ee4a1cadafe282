package io.dealstream.command.deal;

import java.util.List;

/**
 * Activities of one deal, in any order.
 *
 * @param externalId the deal's id where they come from
 * @param correlationId what ties these events to whatever brought them
 * @param rows at least one
 */
public record PastActivities(
    String pipelineId, String externalId, String correlationId, List<PastActivity> rows) {

  public PastActivities {
    rows = List.copyOf(rows);
  }
}
