package io.dealstream.command.pipeline;

import io.dealstream.command.pipeline.PipelineDraft.StageDraft;
import java.math.BigDecimal;
import java.util.List;

/** The pipeline one gets without asking for any in particular. */
final class DefaultPipeline {

  static final PipelineDraft DRAFT =
      new PipelineDraft(
          "default",
          "Sales",
          null,
          null,
          null,
          List.of(
              stage("prospecting", "Prospecting", "0.1", false),
              stage("qualification", "Qualification", "0.3", true),
              stage("pitch-and-negotiation", "Pitch and negotiation", "0.6", true),
              stage("closing", "Closing", "0.8", true)),
          null,
          null,
          null);

  private DefaultPipeline() {}

  private static StageDraft stage(String id, String name, String probability, boolean qualified) {
    return new StageDraft(
        id, name, new BigDecimal(probability), qualified, null, null, null, null, null, null);
  }
}
