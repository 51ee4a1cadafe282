package io.dealstream.command.pipeline;

import java.util.Optional;

/** The newest version of each pipeline, as committed by whichever instance of the service. */
public interface Pipelines {

  Optional<Pipeline> find(String pipelineId);

  /**
   * The same, and the running command stands on it: if it is no longer the newest when the
   * command's events are stored, the command is decided again.
   */
  Optional<Pipeline> hold(String pipelineId);
}
