package io.dealstream.command.deal;

/**
 * A stage that deals are moved out of.
 *
 * @param moveTo a stage of the same pipeline
 * @param reason stands on the moves
 */
public record Vacated(String pipelineId, String stageId, String moveTo, String reason) {

  DealCommand command() {
    return new DealCommand.Vacate(pipelineId, stageId, moveTo, reason, null);
  }
}
