package io.dealstream.command.pipeline;

/** Where another room has a pipeline made. */
public interface PipelineDesk {

  /**
   * Creates the pipeline where there is none of this id, and leaves it as it is where there is.
   *
   * @param draft with an id
   * @param actor on whose behalf
   * @return the newest version
   * @throws io.dealstream.edge.Problem where the draft breaks a rule
   */
  Pipeline createIfAbsent(PipelineDraft draft, String actor);
}
