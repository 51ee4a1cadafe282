package io.dealstream.events.metric;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What came into a stage and what left it, each at its own time: an entry in the windows around it,
 * an exit in those around the exit. Both are credited as of the entry, so that in every segment
 * what is there is what came less what left. The deal is not entered by being passed over.
 *
 * @param entered visits that began
 * @param exited visits that ended, in whatever way
 * @param forwardIn of {@code entered}, by a move forward from another stage; in every window those
 *     of all stages together are as many as their {@code forwardOut}, over all deals
 * @param forwardOut of {@code exited}, by a move forward to another stage; a win is none
 * @param backwardIn of {@code entered}, by a move back from another stage
 * @param backwardOut of {@code exited}, by a move back to another stage
 * @param wip work in progress, {@code entered - exited}: the visits that go on; in window {@code
 *     all} only, as it is that of now. That of the end of a day is the sum over it and all days
 *     before
 */
public record Flow(
    String stageId,
    long entered,
    long exited,
    long forwardIn,
    long forwardOut,
    long backwardIn,
    long backwardOut,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long wip)
    implements MetricItem {

  @Override
  public String itemKey() {
    return MetricKey.encode(stageId);
  }
}
