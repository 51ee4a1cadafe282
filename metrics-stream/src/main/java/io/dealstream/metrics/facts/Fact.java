package io.dealstream.metrics.facts;

import io.dealstream.events.deal.Direction;
import io.dealstream.events.metric.Waterfall.Line;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an event means for the metrics. Facts are derived once and shared by all of them; a fact
 * that no longer holds is taken back by another one that carries everything it had said.
 */
public sealed interface Fact {

  String pipelineId();

  /** A deal began its first life in the pipeline, or came back to it for another. */
  record Opened(String pipelineId, Credit credit, long at) implements Fact {}

  /**
   * @param direction of the move from another stage; null where the deal was opened, reopened or
   *     handed off
   */
  record Entered(String pipelineId, String dealId, Visit visit, @Nullable Direction direction)
      implements Fact {}

  /**
   * A deal entered a stage for the first time since it first entered another one.
   *
   * @param first its first entry into the former
   */
  record Reached(String pipelineId, String from, String to, Moment first) implements Fact {}

  /**
   * @param present where the visit counted while it was open
   * @param before the deal's total in this stage up to now; null before its first closed visit
   * @param after the same with this visit in it
   */
  record Left(
      String pipelineId,
      String dealId,
      Visit visit,
      Ending ending,
      long length,
      Credit present,
      @Nullable Total before,
      Total after)
      implements Fact {

    public Moment exit() {
      return new Moment(visit.credit(), visit.enteredAt() + length);
    }
  }

  /** An open deal has another owner or team now. */
  record HandedOver(String pipelineId, String dealId, Visit visit, Credit from, Credit to)
      implements Fact {}

  /**
   * @param entered each stage the deal ever entered, with its first entry
   */
  record Decided(String pipelineId, Outcome outcome, Map<String, Moment> entered) implements Fact {}

  /**
   * The deal was reopened, merged or deleted: its outcome, as told by {@link Decided}, no longer
   * counts.
   */
  record Undecided(String pipelineId, Outcome outcome, Map<String, Moment> entered)
      implements Fact {}

  /**
   * The value of a decided deal was put right.
   *
   * @param entered as {@link Decided} told it
   */
  record Restated(String pipelineId, Outcome before, Outcome after, Map<String, Moment> entered)
      implements Fact {}

  /** An open deal stands at or past the first qualified stage now, and counts there. */
  record Qualified(String pipelineId, Credit credit) implements Fact {}

  /** What the last {@link Qualified} said of a deal no longer holds. */
  record Unqualified(String pipelineId, Credit credit) implements Fact {}

  /** An open deal is this much of the pipeline now, in whose figures. */
  record Counts(String pipelineId, Credit credit, Stake stake) implements Fact {}

  /** What the last {@link Counts} said of a deal no longer holds. */
  record CountsNoLonger(String pipelineId, Credit credit, Stake stake) implements Fact {}

  /**
   * What changes of the open deals of a pipeline, at a time. It is never taken back: a deal that
   * was won and is reopened went, and came. Values are in the smallest unit of the pipeline's
   * currency; null where the deal has none.
   */
  sealed interface Movement extends Fact {}

  /** A deal is open that was not. */
  record Came(String pipelineId, Line line, Moment moment, @Nullable Long value)
      implements Movement {}

  /** A deal is open no longer. */
  record Went(String pipelineId, Line line, Moment moment, @Nullable Long value)
      implements Movement {}

  /** An open deal is others' now. */
  record Passed(String pipelineId, Credit from, Credit to, long at, @Nullable Long value)
      implements Movement {}

  /** An open deal is worth something else. */
  record Revalued(
      String pipelineId, Line line, Moment moment, @Nullable Long from, @Nullable Long to)
      implements Movement {}

  /** An open deal is expected to be decided at another time, and stays what it is. */
  record Noted(String pipelineId, Line line, Moment moment, @Nullable Long value)
      implements Movement {}
}
