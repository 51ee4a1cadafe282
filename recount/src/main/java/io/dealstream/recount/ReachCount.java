package io.dealstream.recount;

import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.Reach;
import io.dealstream.recount.ReachCount.Sum;
import io.dealstream.recount.lives.Decision;
import io.dealstream.recount.lives.Life;
import io.dealstream.recount.lives.Visit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Of the deals that entered a stage, those that later entered each other one, by first entry. */
final class ReachCount implements Counting<ByStage<Sum>> {

  static final class Sum {
    private long entered;
    private final Map<String, Long> reached = new HashMap<>();
  }

  @Override
  public Metric<Reach> metric() {
    return Metric.REACH;
  }

  @Override
  public ByStage<Sum> nothing() {
    return new ByStage<>(Sum::new);
  }

  @Override
  public void count(Life life, Sums<ByStage<Sum>> sums) {
    var visits = life.visits();
    var seen = new HashSet<String>();
    for (var i = 0; i < visits.size(); i++) {
      var first = visits.get(i);
      if (seen.add(first.stage())) {
        var reached = after(visits.subList(i + 1, visits.size()));
        if (life.decision().filter(Decision::won).isPresent()) {
          reached.add(Reach.WON);
        }
        sums.at(first.from(), first.credit(), stages -> add(stages.of(first.stage()), reached));
      }
    }
  }

  private static Set<String> after(List<Visit> visits) {
    var stages = new HashSet<String>();
    visits.forEach(visit -> stages.add(visit.stage()));
    return stages;
  }

  private static void add(Sum sum, Set<String> reached) {
    sum.entered++;
    reached.forEach(to -> sum.reached.merge(to, 1L, Long::sum));
  }

  /** Pairs of stages as the newest version has them in order. */
  @Override
  public List<Figure> show(ByStage<Sum> sum, Terms terms) {
    var stages = terms.stages();
    var figures = new ArrayList<Figure>();
    for (var i = 0; i < stages.size(); i++) {
      var from = stages.get(i);
      for (var to : stages.subList(i + 1, stages.size())) {
        figures.add(show(from, to, sum.of(from)));
      }
      figures.add(show(from, Reach.WON, sum.of(from)));
    }
    return figures;
  }

  private static Figure show(String from, String to, Sum n) {
    var reached = n.reached.getOrDefault(to, 0L);
    var reasons = new Reasons();
    var rate = reasons.of("rate", Form.rate(reached, n.entered), "nothing-entered");
    return new Figure(new Reach(from, to, n.entered, reached, rate), reasons, n.entered > 0);
  }
}
