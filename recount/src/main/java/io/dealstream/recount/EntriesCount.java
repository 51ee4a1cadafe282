package io.dealstream.recount;

import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.StageEntries;
import io.dealstream.recount.EntriesCount.Sum;
import io.dealstream.recount.lives.Ending;
import io.dealstream.recount.lives.Life;
import io.dealstream.recount.lives.Visit;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Entries and how they ended, by entry; and of the deals that ever entered and are decided now, how
 * many are won, by their first entry.
 */
final class EntriesCount implements Counting<ByStage<Sum>> {

  static final class Sum {
    private long entered;
    private long dealsWon;
    private long dealsLost;
    private final Map<Ending, Long> ended = new EnumMap<>(Ending.class);

    private long of(Ending how) {
      return ended.getOrDefault(how, 0L);
    }

    private long all(Ending... hows) {
      return Stream.of(hows).mapToLong(this::of).sum();
    }
  }

  @Override
  public Metric<StageEntries> metric() {
    return Metric.STAGE_ENTRIES;
  }

  @Override
  public ByStage<Sum> nothing() {
    return new ByStage<>(Sum::new);
  }

  @Override
  public void count(Life life, Sums<ByStage<Sum>> sums) {
    var seen = new HashSet<String>();
    for (var visit : life.visits()) {
      sums.at(visit.from(), visit.credit(), stages -> entry(stages.of(visit.stage()), visit));
      if (seen.add(visit.stage())) {
        life.decision()
            .ifPresent(
                decision ->
                    sums.at(
                        visit.from(),
                        visit.credit(),
                        stages -> outcome(stages.of(visit.stage()), decision.won())));
      }
    }
  }

  private static void entry(Sum sum, Visit visit) {
    sum.entered++;
    if (visit.end() != null) {
      sum.ended.merge(visit.end().how(), 1L, Long::sum);
    }
  }

  private static void outcome(Sum sum, boolean won) {
    if (won) {
      sum.dealsWon++;
    } else {
      sum.dealsLost++;
    }
  }

  @Override
  public List<Figure> show(ByStage<Sum> sum, Terms terms) {
    return sum.each(terms.stages(), EntriesCount::show);
  }

  private static Figure show(String stage, Sum n) {
    var goneOn = n.all(Ending.ADVANCED, Ending.WON);
    var ended = goneOn + n.all(Ending.MOVED_BACK, Ending.LOST, Ending.HANDED_OFF);
    var reasons = new Reasons();
    var item =
        new StageEntries(
            stage,
            n.entered,
            n.of(Ending.ADVANCED),
            n.of(Ending.MOVED_BACK),
            n.of(Ending.WON),
            n.of(Ending.LOST),
            n.of(Ending.HANDED_OFF),
            n.of(Ending.MERGED),
            n.of(Ending.DELETED),
            n.entered - n.all(Ending.values()),
            reasons.of("advanceRate", Form.rate(goneOn, ended), "nothing-ended"),
            reasons.of(
                "winRate", Form.rate(n.dealsWon, n.dealsWon + n.dealsLost), "nothing-decided"));
    return new Figure(item, reasons, n.entered > 0);
  }
}
