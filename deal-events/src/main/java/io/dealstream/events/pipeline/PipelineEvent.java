package io.dealstream.events.pipeline;

import io.dealstream.events.DomainEvent;
import io.dealstream.events.Via;
import java.time.Instant;

/** What happened to a pipeline. Each version is told whole. */
public sealed interface PipelineEvent extends DomainEvent {

  String pipelineId();

  /** The version's number, from 0: that of the pipeline's event which brought it. */
  int pipelineVersion();

  PipelineDefinition definition();

  @Override
  default String subject() {
    return pipelineId();
  }

  record Created(
      String pipelineId,
      int pipelineVersion,
      PipelineDefinition definition,
      Via via,
      Instant occurredAt)
      implements PipelineEvent {}

  record Changed(
      String pipelineId,
      int pipelineVersion,
      PipelineDefinition definition,
      Via via,
      Instant occurredAt)
      implements PipelineEvent {}
}
