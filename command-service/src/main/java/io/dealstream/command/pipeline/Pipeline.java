package io.dealstream.command.pipeline;

import io.dealstream.events.pipeline.PipelineDefinition;
import io.dealstream.events.pipeline.Stage;
import java.util.Optional;

/**
 * One version of a pipeline, as a deal's decision reads it.
 *
 * @param version from 0; the number of the pipeline's event which brought it
 */
public record Pipeline(String id, int version, PipelineDefinition definition) {

  public Optional<Stage> stage(String stageId) {
    return definition.stages().stream().filter(stage -> stage.id().equals(stageId)).findFirst();
  }

  /** The stage's place, from 0; -1 for a stage it does not have. */
  public int place(String stageId) {
    var stages = definition.stages();
    for (var i = 0; i < stages.size(); i++) {
      if (stages.get(i).id().equals(stageId)) {
        return i;
      }
    }
    return -1;
  }
}
