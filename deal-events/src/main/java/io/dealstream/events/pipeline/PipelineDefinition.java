package io.dealstream.events.pipeline;

import java.util.List;

/**
 * One version of a pipeline.
 *
 * @param currency the reporting currency, ISO 4217; the same in every version
 * @param zone the IANA time zone of its windows; the same in every version
 * @param minimumWonDeals velocity is null below so many won deals
 * @param stages in their order, retired ones included
 */
public record PipelineDefinition(
    String name,
    String currency,
    String zone,
    int minimumWonDeals,
    List<Stage> stages,
    StageRules rules) {

  public PipelineDefinition {
    stages = List.copyOf(stages);
  }
}
