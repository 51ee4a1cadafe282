package io.dealstream.command.goal;

import io.dealstream.events.goal.GoalDefinition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one may ask of a goal. */
sealed interface GoalCommand {

  /**
   * Makes the goal, or its next version.
   *
   * @param asked as the caller wrote it; nothing in it was checked yet
   * @param pipelineKnown whether there is such a pipeline
   */
  record Define(
      GoalDefinition asked,
      boolean pipelineKnown,
      @Nullable String reason,
      @Nullable Instant occurredAt)
      implements GoalCommand {}
}
