package io.dealstream.query.deals;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a deal is, or was when it was decided.
 *
 * @param visits how often it has been in each stage
 */
public record Place(
    String pipelineId,
    int pipelineVersion,
    String stageId,
    Instant stageEnteredAt,
    Map<String, Integer> visits) {

  Place enter(int version, String stage, int visit, Instant at) {
    var more = new TreeMap<>(visits);
    more.put(stage, visit);
    return new Place(pipelineId, version, stage, at, more);
  }

  /** The number of the visit it is in, or was in last. */
  public int visit() {
    return visits.getOrDefault(stageId, 0);
  }
}
