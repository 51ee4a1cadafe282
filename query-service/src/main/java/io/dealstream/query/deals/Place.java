package io.dealstream.query.deals;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a deal is, or was when it was decided.
 *
 * @param visits how often it has been in each stage of that pipeline, as far as it has entered it
 *     since it came there
 */
public record Place(
    String pipelineId,
    int pipelineVersion,
    String stageId,
    Instant stageEnteredAt,
    Map<String, Integer> visits) {

  /** In another pipeline, whose stages may go by the same ids: the visits here are told no more. */
  Place leaveFor(String pipeline, int version, String stage, int visit, Instant at) {
    return new Place(pipeline, version, stage, at, Map.of(stage, visit));
  }

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
