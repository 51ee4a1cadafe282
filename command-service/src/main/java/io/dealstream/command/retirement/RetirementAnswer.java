package io.dealstream.command.retirement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a retirement stands: once it is done, deals = moved + left + refused.
 *
 * @param deals that stood in the stage when it was retired; 0 until they are counted
 * @param left by their own people, before their turn came
 * @param refused and so still in the stage
 * @param problems in the order of the deals' ids
 * @param problemsTruncated whether there are more, from the cursor {@code next} on
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record RetirementAnswer(
    UUID id,
    String pipelineId,
    String stageId,
    String moveTo,
    RetirementState state,
    long deals,
    long moved,
    long left,
    long refused,
    List<ProblemItem> problems,
    boolean problemsTruncated,
    @Nullable String next) {

  /** Why a deal could not be moved. */
  record ProblemItem(String dealId, String type, String field, String detail) {}

  static RetirementAnswer queued(Retirement job) {
    return of(job, RetirementState.QUEUED, new Tally(0, 0, 0, 0), List.of(), null);
  }

  static RetirementAnswer of(
      Retirement job,
      RetirementState state,
      Tally tally,
      List<ProblemItem> problems,
      @Nullable String next) {
    return new RetirementAnswer(
        job.id(),
        job.pipelineId(),
        job.stageId(),
        job.moveTo(),
        state,
        tally.deals(),
        tally.moved(),
        tally.left(),
        tally.refused(),
        problems,
        next != null,
        next);
  }

  /** How many deals came out which way. */
  record Tally(long deals, long moved, long left, long refused) {}
}
