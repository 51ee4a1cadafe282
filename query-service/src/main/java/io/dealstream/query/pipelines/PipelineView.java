package io.dealstream.query.pipelines;

import io.dealstream.events.pipeline.PipelineDefinition;
import io.dealstream.events.pipeline.Stage;
import io.dealstream.events.pipeline.StageRules;
import java.util.List;

/**
 * A pipeline in its newest version.
 *
 * @param stages in their order, retired ones included
 */
public record PipelineView(
    String id,
    long version,
    String name,
    String currency,
    String zone,
    int minimumWonDeals,
    List<Stage> stages,
    StageRules rules) {

  static PipelineView of(String id, long version, PipelineDefinition definition) {
    return new PipelineView(
        id,
        version,
        definition.name(),
        definition.currency(),
        definition.zone(),
        definition.minimumWonDeals(),
        definition.stages(),
        definition.rules());
  }

  /** As its newest event tells it. */
  public PipelineDefinition definition() {
    return new PipelineDefinition(name, currency, zone, minimumWonDeals, stages, rules);
  }
}
