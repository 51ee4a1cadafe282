package io.dealstream.metrics.figures;

import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.MetricItem;
import io.dealstream.events.metric.Window;
import io.dealstream.metrics.tally.Tally;
import java.util.List;
import java.util.Map;

/** A metric's half in stage 2: what its numbers come to. */
public sealed interface Showing<I extends MetricItem> {

  Metric<I> metric();

  /**
   * @param item what was counted
   * @param reasons a code for each null field of the item
   */
  record Shown<I extends MetricItem>(I item, Map<String, String> reasons) {}

  /**
   * A metric that needs nothing but its numbers.
   *
   * @param growsOlder whether figures depend on the age of what goes on: they are made again every
   *     day
   */
  record Plain<I extends MetricItem>(Metric<I> metric, boolean growsOlder, Formula<I> formula)
      implements Showing<I> {

    public Plain(Metric<I> metric, Formula<I> formula) {
      this(metric, false, formula);
    }

    /** Of an item, as it stands in the key, and its numbers in a window. */
    @FunctionalInterface
    public interface Formula<I extends MetricItem> {
      Shown<I> show(Window window, String item, Tally tally);
    }
  }

  /**
   * A metric that needs its pipeline's terms too: it is not shown before they are known, and again
   * when they change.
   *
   * @param restated whether a change of terms alone changes the figure, so that it says which terms
   *     it was made under
   */
  record UnderTerms<I extends MetricItem>(Metric<I> metric, boolean restated, Formula<I> formula)
      implements Showing<I> {

    /** Of an item, as it stands in the key, its numbers in a window, and the terms. */
    @FunctionalInterface
    public interface Formula<I extends MetricItem> {
      Shown<I> show(Window window, String item, Tally tally, Terms terms);
    }
  }

  /**
   * A metric of what a part is of a whole, each with numbers of its own. Which pairs there are the
   * pipeline's terms say.
   */
  record Pairs<I extends MetricItem>(Metric<I> metric, Dependents dependents, Formula<I> formula)
      implements Showing<I> {

    /** The pairs in which an item, as it stands in the key, is the whole or the part. */
    @FunctionalInterface
    public interface Dependents {
      List<Pair> of(String item, Terms terms);
    }

    /** Of the part's item and the numbers of both. */
    @FunctionalInterface
    public interface Formula<I extends MetricItem> {
      Shown<I> show(String item, Tally whole, Tally part);
    }
  }

  /**
   * @param whole whose numbers are what the part's are of
   * @param part the item that is published, and goes by that in the key
   */
  record Pair(String whole, String part) {}
}
