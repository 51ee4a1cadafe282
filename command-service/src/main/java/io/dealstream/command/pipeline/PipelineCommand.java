package io.dealstream.command.pipeline;

import io.dealstream.events.Via;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one may ask of a pipeline. */
sealed interface PipelineCommand {

  String pipelineId();

  /** Our clock's reading when it was asked. */
  Instant now();

  Via via();

  record Create(String pipelineId, PipelineDraft draft, Instant now, Via via)
      implements PipelineCommand {}

  /**
   * @param ifMatch the version the caller has seen; null for whichever is there
   */
  record Redefine(
      String pipelineId, PipelineDraft draft, @Nullable Long ifMatch, Instant now, Via via)
      implements PipelineCommand {}

  /**
   * From then on nothing enters the stage; who asks sees to the deals that stand in it.
   *
   * @param moveTo where they are to go
   * @param ifMatch the version the caller has seen; null for whichever is there
   */
  record Retire(
      String pipelineId,
      String stageId,
      String moveTo,
      @Nullable Long ifMatch,
      Instant now,
      Via via)
      implements PipelineCommand {}
}
