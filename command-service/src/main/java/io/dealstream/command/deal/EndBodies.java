package io.dealstream.command.deal;

import static io.dealstream.command.http.Needed.needed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What callers send where a deal leaves its pipeline. */
final class EndBodies {

  private EndBodies() {}

  /**
   * @param stageId the other pipeline's first entry stage where it is left out
   */
  record HandOff(
      @Nullable String pipelineId,
      @Nullable String stageId,
      @Nullable Instant occurredAt,
      @Nullable String reason) {

    DealCommand command() {
      return new DealCommand.HandOff(needed("pipelineId", pipelineId), stageId, reason, occurredAt);
    }
  }

  record Merge(@Nullable String into, @Nullable Instant occurredAt, @Nullable String reason) {

    DealCommand.Merge command() {
      return new DealCommand.Merge(needed("into", into), reason, occurredAt);
    }
  }

  record Deletion(@Nullable Instant occurredAt, @Nullable String reason) {

    static final Deletion PLAIN = new Deletion(null, null);

    DealCommand command() {
      return new DealCommand.Delete(reason, occurredAt);
    }
  }
}
