package io.dealstream.metrics.entries;

import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.MetricKey;
import io.dealstream.metrics.facts.Ending;
import io.dealstream.metrics.facts.Fact;
import io.dealstream.metrics.facts.Moment;
import io.dealstream.metrics.facts.Outcome;
import io.dealstream.metrics.figures.Counting;
import io.dealstream.metrics.figures.Ledger;
import io.dealstream.metrics.tally.Numbers;
import io.dealstream.metrics.tally.Slots;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Entries and endings, credited as of the entry; outcomes of the deals that entered, as of the
 * deal's first entry.
 */
public final class EntriesCount implements Counting {

  static final int ENTERED = 0;
  static final int STILL_THERE = 1;
  static final int DEALS_WON = 2;
  static final int DEALS_LOST = 3;
  static final int ADVANCED = 4;
  static final int MOVED_BACK = 5;
  static final int WON = 6;
  static final int LOST = 7;
  static final int HANDED_OFF = 8;
  static final int MERGED = 9;
  static final int DELETED = 10;

  @Override
  public void count(Fact fact, Ledger ledger) {
    switch (fact) {
      case Fact.Entered f ->
          credit(
              ledger,
              f.pipelineId(),
              f.visit().stageId(),
              f.visit().entry(),
              n -> n.add(ENTERED, 1).add(STILL_THERE, 1));
      case Fact.Left f ->
          credit(
              ledger,
              f.pipelineId(),
              f.visit().stageId(),
              f.visit().entry(),
              n -> n.add(STILL_THERE, -1).add(slotOf(f.ending()), 1));
      case Fact.Decided f -> outcome(ledger, f.pipelineId(), f.outcome(), f.entered(), 1);
      case Fact.Undecided f -> outcome(ledger, f.pipelineId(), f.outcome(), f.entered(), -1);
      case Fact.Opened _,
          Fact.Reached _,
          Fact.HandedOver _,
          Fact.Restated _,
          Fact.Qualified _,
          Fact.Unqualified _,
          Fact.Counts _,
          Fact.CountsNoLonger _,
          Fact.Movement _ -> {}
    }
  }

  private static void outcome(
      Ledger ledger, String pipelineId, Outcome outcome, Map<String, Moment> entered, int sign) {
    var slot = outcome.won() ? DEALS_WON : DEALS_LOST;
    entered.forEach(
        (stage, first) ->
            credit(
                ledger,
                pipelineId,
                stage,
                first,
                n -> {
                  n.add(slot, sign);
                  if (sign < 0) {
                    n.raise(Slots.CORRECTION, 1);
                  }
                }));
  }

  private static void credit(
      Ledger ledger, String pipelineId, String stageId, Moment moment, Consumer<Numbers> change) {
    ledger.credit(Metric.STAGE_ENTRIES, pipelineId, moment, MetricKey.encode(stageId), change);
  }

  private static int slotOf(Ending ending) {
    return switch (ending) {
      case ADVANCED -> ADVANCED;
      case MOVED_BACK -> MOVED_BACK;
      case WON -> WON;
      case LOST -> LOST;
      case HANDED_OFF -> HANDED_OFF;
      case MERGED -> MERGED;
      case DELETED -> DELETED;
    };
  }
}
