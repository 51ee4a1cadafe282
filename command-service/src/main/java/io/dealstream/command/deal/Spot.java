package io.dealstream.command.deal;

/** A stage of a pipeline: pipelines may call different stages by the same id. */
record Spot(String pipelineId, String stageId) {}
