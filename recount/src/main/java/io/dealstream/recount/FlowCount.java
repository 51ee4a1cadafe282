package io.dealstream.recount;

import io.dealstream.events.metric.Flow;
import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.Window;
import io.dealstream.recount.FlowCount.Sum;
import io.dealstream.recount.lives.Ending;
import io.dealstream.recount.lives.Life;
import io.dealstream.recount.lives.Visit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Entries by entry and exits by exit, both credited as of the entry. */
final class FlowCount implements Counting<ByStage<Sum>> {

  static final class Sum {
    private long entered;
    private long exited;
    private long forwardIn;
    private long forwardOut;
    private long backwardIn;
    private long backwardOut;
  }

  @Override
  public Metric<Flow> metric() {
    return Metric.FLOW;
  }

  @Override
  public ByStage<Sum> nothing() {
    return new ByStage<>(Sum::new);
  }

  @Override
  public void count(Life life, Sums<ByStage<Sum>> sums) {
    Visit before = null;
    for (var visit : life.visits()) {
      var left = before == null ? null : before.closed().how();
      sums.at(visit.from(), visit.credit(), stages -> entry(stages.of(visit.stage()), left));
      if (visit.end() instanceof Visit.End end) {
        sums.at(end.at(), visit.credit(), stages -> exit(stages.of(visit.stage()), end.how()));
      }
      before = visit;
    }
  }

  /**
   * @param left how the visit before ended: a move out of it is the move in
   */
  private static void entry(Sum sum, @Nullable Ending left) {
    sum.entered++;
    if (left == Ending.ADVANCED) {
      sum.forwardIn++;
    } else if (left == Ending.MOVED_BACK) {
      sum.backwardIn++;
    }
  }

  private static void exit(Sum sum, Ending how) {
    sum.exited++;
    if (how == Ending.ADVANCED) {
      sum.forwardOut++;
    } else if (how == Ending.MOVED_BACK) {
      sum.backwardOut++;
    }
  }

  @Override
  public List<Figure> show(ByStage<Sum> sum, Terms terms) {
    var all = terms.window().equals(Window.ALL);
    return sum.each(terms.stages(), (stage, n) -> show(stage, n, all));
  }

  private static Figure show(String stage, Sum n, boolean all) {
    var item =
        new Flow(
            stage,
            n.entered,
            n.exited,
            n.forwardIn,
            n.forwardOut,
            n.backwardIn,
            n.backwardOut,
            all ? n.entered - n.exited : null);
    return new Figure(item, new Reasons(), n.entered + n.exited > 0);
  }
}
