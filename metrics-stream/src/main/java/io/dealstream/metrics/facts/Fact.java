package io.dealstream.metrics.facts;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an event means for the metrics. Facts are derived once and shared by all of them; a fact
 * that no longer holds is taken back by another one that carries everything it had said.
 */
public sealed interface Fact {

  String pipelineId();

  /** A deal began its first life in the pipeline, or came back to it for another. */
  record Opened(String pipelineId, String owner, long at) implements Fact {}

  record Entered(String pipelineId, String dealId, Visit visit) implements Fact {}

  /**
   * @param presentOwner to whom the visit was credited while it was open
   * @param before the deal's total in this stage up to now; null before its first closed visit
   * @param after the same with this visit in it
   */
  record Left(
      String pipelineId,
      String dealId,
      Visit visit,
      Ending ending,
      long length,
      String presentOwner,
      @Nullable Total before,
      Total after)
      implements Fact {}

  /** An open deal has another owner now. */
  record HandedOver(String pipelineId, String dealId, Visit visit, String from, String to)
      implements Fact {}

  /**
   * @param entered each stage the deal ever entered, with the owner when it first did
   */
  record Decided(String pipelineId, Outcome outcome, Map<String, String> entered) implements Fact {}

  /**
   * The deal was reopened, merged or deleted: its outcome, as told by {@link Decided}, no longer
   * counts.
   */
  record Undecided(String pipelineId, Outcome outcome, Map<String, String> entered)
      implements Fact {}

  /** The value of a decided deal was put right. */
  record Restated(String pipelineId, Outcome before, Outcome after) implements Fact {}

  /** An open deal stands at or past the first qualified stage now, and belongs to this owner. */
  record Qualified(String pipelineId, String owner) implements Fact {}

  /** What the last {@link Qualified} said of a deal no longer holds. */
  record Unqualified(String pipelineId, String owner) implements Fact {}
}
