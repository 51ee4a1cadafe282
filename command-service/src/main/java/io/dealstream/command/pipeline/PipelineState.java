package io.dealstream.command.pipeline;

import io.dealstream.events.pipeline.PipelineDefinition;
import io.dealstream.events.pipeline.PipelineEvent;
import java.time.Instant;

/** A pipeline as its decisions need it. */
sealed interface PipelineState {

  PipelineState NONE = new None();

  record None() implements PipelineState {}

  record Defined(String id, int version, PipelineDefinition definition, Instant lastAt)
      implements PipelineState {}

  /** Each event tells the whole version. */
  static PipelineState after(PipelineEvent e) {
    return new Defined(e.pipelineId(), e.pipelineVersion(), e.definition(), e.occurredAt());
  }
}
