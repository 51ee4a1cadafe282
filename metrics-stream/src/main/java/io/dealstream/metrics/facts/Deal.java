package io.dealstream.metrics.facts;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A deal as far as its facts depend on its past.
 *
 * @param pipelineId where it is now; what follows is of its life there, but for {@code elsewhere}
 * @param sequence the number of its last event
 * @param lastAt when that happened, epoch milliseconds, as all times here
 * @param closedGap milliseconds it was closed between lives
 * @param qualified whether it ever stood at or past the first qualified stage there
 * @param worth what it may bring; of no meaning while it is not open, but for its own probability
 * @param standing where it is now
 * @param stages what it did in each stage it ever entered there
 * @param elsewhere what stays of it in pipelines that it was handed off from, by their ids
 */
record Deal(
    String pipelineId,
    long sequence,
    long lastAt,
    Credit credit,
    long openedAt,
    long closedGap,
    boolean qualified,
    Worth worth,
    Standing standing,
    Map<String, Stay> stages,
    Map<String, Past> elsewhere) {

  /** Where a deal is: in a stage, decided, or merged or deleted and so nowhere. */
  sealed interface Standing {

    /**
     * @param qualified whether the stage is at or past the first qualified one
     */
    record Open(Visit visit, boolean qualified) implements Standing {}

    record Closed(Outcome outcome) implements Standing {}

    record Gone() implements Standing {}
  }

  /**
   * What a deal did in one stage.
   *
   * @param first its first entry
   * @param firstSequence the number of the event by which it first entered
   * @param lastSequence the number of the event by which it last entered
   * @param total of its closed visits; null before the first of them
   */
  record Stay(Moment first, long firstSequence, long lastSequence, @Nullable Total total) {

    Stay enteredAgain(long sequence) {
      return new Stay(first, firstSequence, sequence, total);
    }

    Stay amountingTo(Total newTotal) {
      return new Stay(first, firstSequence, lastSequence, newTotal);
    }
  }

  /** What a deal did in a pipeline, across its lives in it. */
  record Past(boolean qualified, Map<String, Stay> stages) {

    static final Past NONE = new Past(false, Map.of());
  }

  /**
   * @param by the number of the event
   */
  Deal entered(Visit visit, boolean intoQualified, long by) {
    var now = new HashMap<>(stages);
    now.compute(
        visit.stageId(),
        (_, stay) -> stay == null ? new Stay(visit.entry(), by, by, null) : stay.enteredAgain(by));
    return new Deal(
        pipelineId,
        sequence,
        lastAt,
        credit,
        openedAt,
        closedGap,
        qualified || intoQualified,
        worth,
        new Standing.Open(visit, intoQualified),
        now,
        elsewhere);
  }

  /** The deal once the visit has ended, still without where it goes from there. */
  Deal left(Visit visit, Total total) {
    var now = new HashMap<>(stages);
    now.computeIfPresent(visit.stageId(), (_, stay) -> stay.amountingTo(total));
    return new Deal(
        pipelineId,
        sequence,
        lastAt,
        credit,
        openedAt,
        closedGap,
        qualified,
        worth,
        standing,
        now,
        elsewhere);
  }

  /** The deal at the beginning of its life in another pipeline, still without the stage there. */
  Deal handedTo(String newPipelineId, long at) {
    var left = new HashMap<>(elsewhere);
    left.put(pipelineId, new Past(qualified, stages));
    var there = left.getOrDefault(newPipelineId, Past.NONE);
    left.remove(newPipelineId);
    return new Deal(
        newPipelineId,
        sequence,
        lastAt,
        credit,
        at,
        0,
        there.qualified(),
        worth,
        standing,
        there.stages(),
        left);
  }

  Deal decided(Outcome outcome) {
    return with(credit, closedGap, worth, new Standing.Closed(outcome));
  }

  Deal gone() {
    return with(credit, closedGap, worth, new Standing.Gone());
  }

  Deal reopenedAfter(long gap) {
    return with(credit, closedGap + gap, worth, standing);
  }

  Deal creditedTo(Credit newCredit) {
    return with(newCredit, closedGap, worth, standing);
  }

  Deal worth(Worth newWorth) {
    return with(credit, closedGap, newWorth, standing);
  }

  Deal at(long newSequence, long newLastAt) {
    return new Deal(
        pipelineId,
        newSequence,
        newLastAt,
        credit,
        openedAt,
        closedGap,
        qualified,
        worth,
        standing,
        stages,
        elsewhere);
  }

  private Deal with(Credit newCredit, long newClosedGap, Worth newWorth, Standing newStanding) {
    return new Deal(
        pipelineId,
        sequence,
        lastAt,
        newCredit,
        openedAt,
        newClosedGap,
        qualified,
        newWorth,
        newStanding,
        stages,
        elsewhere);
  }

  @Nullable Total totalIn(String stageId) {
    var stay = stages.get(stageId);
    return stay == null ? null : stay.total();
  }

  Map<String, Moment> entered() {
    var entered = new HashMap<String, Moment>();
    stages.forEach((stage, stay) -> entered.put(stage, stay.first()));
    return entered;
  }
}
