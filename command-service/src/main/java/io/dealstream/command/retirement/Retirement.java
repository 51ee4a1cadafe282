package io.dealstream.command.retirement;

import io.dealstream.command.deal.Vacated;
import io.dealstream.command.store.Origin;
import java.util.UUID;

/**
 * A stage to be emptied.
 *
 * @param moveTo where its deals go
 * @param reason stands on their moves
 * @param askedBy in whose name they are moved
 */
record Retirement(
    UUID id, String pipelineId, String stageId, String moveTo, String reason, String askedBy) {

  Vacated stage() {
    return new Vacated(pipelineId, stageId, moveTo, reason);
  }

  /** The pipeline's version and every move are part of the same. */
  Origin origin() {
    return Origin.partOf("retirement:" + id, askedBy);
  }
}
