package io.dealstream.command.pipeline;

import io.dealstream.command.decision.Refused;
import io.dealstream.command.store.SideRow;
import io.dealstream.events.pipeline.PipelineDefinition;
import java.util.List;

/**
 * No open deal stands in a stage that a new version leaves out. That is looked at when the version
 * and every event of its commit are in their places: a deal that was decided on the version before
 * is there by then, or waits for this commit and is decided again.
 */
final class StageUse {

  private StageUse() {}

  static List<SideRow> noneLeftIn(
      String pipelineId, PipelineDefinition before, PipelineDefinition now) {
    return RetiredStages.newly(before, now).stream()
        .map(stageId -> noneLeftIn(pipelineId, stageId))
        .toList();
  }

  private static SideRow noneLeftIn(String pipelineId, String stageId) {
    return SideRow.afterEvents(
        0,
        () -> inUse(stageId),
        """
        UPDATE pipeline_head SET version = version WHERE pipeline_id = ?
        AND EXISTS (SELECT FROM deal_whereabouts WHERE pipeline_id = ? AND stage_id = ?)\
        """,
        pipelineId,
        pipelineId,
        stageId);
  }

  private static Refused inUse(String stageId) {
    return new Refused(
        "stage-in-use",
        "stages[" + stageId + "]",
        "open deals stand in " + stageId + ": move them, or retire the stage and have them moved");
  }
}
