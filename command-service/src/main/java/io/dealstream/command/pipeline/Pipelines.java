package io.dealstream.command.pipeline;

import java.util.Optional;

/** The newest version of each pipeline, as committed by whichever instance of the service. */
public interface Pipelines {

  Optional<Pipeline> find(String pipelineId);

  /** The same, and it stays the newest until the running transaction has ended. */
  Optional<Pipeline> hold(String pipelineId);
}
