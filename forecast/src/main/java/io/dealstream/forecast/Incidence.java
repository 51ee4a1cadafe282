package io.dealstream.forecast;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What became of comparable cases, by the time since then: the share won, and the share lost, by
 * Aalen and Johansen's estimate. Winning and losing compete; a case that is still open, or gone
 * without an outcome, counts for as long as it was seen. At every time {@code won + lost + open =
 * 1}.
 *
 * <p>Beside the cases stand {@value #STAYING} made-up ones that stay open, so that the last few of
 * a long time, of which one is won, do not say that whoever comes that far is won.
 */
final class Incidence {

  /** Made-up cases that stay open for ever. */
  static final double STAYING = 2;

  private final long[] times;
  private final double[] won;
  private final double[] lost;

  private Incidence(long[] times, double[] won, double[] lost) {
    this.times = times;
    this.won = won;
    this.lost = lost;
  }

  /**
   * @param times when each case ended or was last seen, sorted, in milliseconds from one point
   * @param endings beside them; null where it was not decided
   */
  static Incidence of(long[] times, @Nullable Ending[] endings) {
    var won = new double[times.length];
    var lost = new double[times.length];
    var open = 1.0;
    for (int from = 0, to; from < times.length; from = to) {
      var wins = 0;
      var losses = 0;
      for (to = from; to < times.length && times[to] == times[from]; to++) {
        wins += endings[to] == Ending.WON ? 1 : 0;
        losses += endings[to] == Ending.LOST ? 1 : 0;
      }
      var step = open / (times.length - from + STAYING);
      var before = Math.max(0, from - 1);
      Arrays.fill(won, from, to, won[before] + wins * step);
      Arrays.fill(lost, from, to, lost[before] + losses * step);
      open -= (wins + losses) * step;
    }
    return new Incidence(times, won, lost);
  }

  /** Of the cases that were open still at that age. */
  Since since(long age) {
    return new Since(this, age, upTo(age));
  }

  /** How many cases had ended, or were seen no longer, by then. */
  private int upTo(long time) {
    var low = 0;
    var high = times.length;
    while (low < high) {
      var middle = (low + high) >>> 1;
      if (times[middle] <= time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private double at(double[] shares, int upTo) {
    return upTo == 0 ? 0 : shares[upTo - 1];
  }

  /**
   * The same seen from an age on: who had ended by then is out.
   *
   * @param gone the cases that are out
   */
  record Since(Incidence whole, long age, int gone) {

    /** How many cases it stands on. */
    int cases() {
      return whole.times.length - gone;
    }

    /** The share won in the milliseconds after the age. */
    double wonWithin(long millis) {
      return within(whole.won, millis);
    }

    double lostWithin(long millis) {
      return within(whole.lost, millis);
    }

    private double within(double[] shares, long millis) {
      var open = 1 - whole.at(whole.won, gone) - whole.at(whole.lost, gone);
      var by = whole.upTo(millis > Long.MAX_VALUE - age ? Long.MAX_VALUE : age + millis);
      return (whole.at(shares, by) - whole.at(shares, gone)) / open;
    }
  }
}
