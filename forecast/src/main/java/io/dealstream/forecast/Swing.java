package io.dealstream.forecast;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * By how much all chances may be off together, as a share of them: a standard deviation, from 0 to
 * 1. Deals are not each for themselves: a holiday, a price list or a new team makes more or less of
 * all of them, and what was measured of few wins is wrong for all alike.
 *
 * <p>The past is cut into spans of time. In each the deals that were open then had been expected to
 * bring so many wins, by their ages (Nelson and Aalen's estimate over the whole past). Independent
 * deals would miss that by chance alone, with a variance as large as the expectation; what the
 * spans missed beyond it, they had in common.
 */
final class Swing {

  /** Of fewer spans nothing is said of what they have in common. */
  private static final int FEWEST_SPANS = 3;

  /** Spans are as long as is looked ahead, but so many should fit into the past. */
  private static final int SPANS = 4;

  /** Shorter ones would show weekends. */
  private static final long SHORTEST = Duration.ofDays(7).toMillis();

  private final long date;
  private final long length;
  private final double[] expected;
  private final double[] won;

  private Swing(long date, long length, int spans) {
    this.date = date;
    this.length = length;
    this.expected = new double[spans];
    this.won = new double[spans];
  }

  /**
   * @param date epoch milliseconds; all deals were seen before it
   * @param ahead milliseconds that are looked ahead
   */
  static double of(long date, long ahead, List<Seen> deals) {
    var past = date - deals.stream().mapToLong(Seen::openedAt).min().orElse(date);
    var length = Math.max(SHORTEST, Math.min(ahead, past / SPANS));
    var swing = new Swing(date, length, (int) (past / length));
    var wins = Wins.of(deals);
    deals.forEach(deal -> swing.add(deal, wins));
    var common = swing.common() + 1 / Math.max(1, deals.stream().filter(Seen::isWon).count() + 0.0);
    return Math.min(1, Math.sqrt(common));
  }

  private void add(Seen deal, Wins wins) {
    var newest = (int) Math.min(won.length, (date - deal.until()) / length);
    for (var i = newest; i < won.length && date - i * length > deal.openedAt(); i++) {
      var from = date - (i + 1) * length - deal.openedAt();
      var to = Math.min(deal.until(), date - i * length) - deal.openedAt();
      expected[i] += wins.by(to) - (from < 0 ? 0 : wins.by(from));
    }
    if (deal.isWon() && newest < won.length) {
      won[newest]++;
    }
  }

  /** The variance of what the spans have in common. */
  private double common() {
    if (won.length < FEWEST_SPANS) {
      return 0;
    }
    var beyond = 0.0;
    var squares = 0.0;
    for (var i = 0; i < won.length; i++) {
      var miss = won[i] - expected[i];
      beyond += miss * miss - expected[i];
      squares += expected[i] * expected[i];
    }
    var ofOneMore = won.length / (won.length - 1.0); // the estimate has seen these spans
    return squares == 0 ? 0 : Math.max(0, beyond / squares * ofOneMore);
  }

  /** How many wins a deal is expected to bring by an age, were it open all the time. */
  private record Wins(long[] ages, double[] sums) {

    static Wins of(List<Seen> deals) {
      var byAge = deals.stream().sorted(Comparator.comparingLong(Seen::age)).toList();
      var ages = byAge.stream().mapToLong(Seen::age).toArray();
      var sums = new double[ages.length];
      var sum = 0.0;
      for (int from = 0, to; from < ages.length; from = to) {
        var won = 0;
        for (to = from; to < ages.length && ages[to] == ages[from]; to++) {
          won += byAge.get(to).isWon() ? 1 : 0;
        }
        sum += (double) won / (ages.length - from);
        Arrays.fill(sums, from, to, sum);
      }
      return new Wins(ages, sums);
    }

    double by(long age) {
      var low = 0;
      var high = ages.length;
      while (low < high) {
        var middle = (low + high) >>> 1;
        if (ages[middle] <= age) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low == 0 ? 0 : sums[low - 1];
    }
  }
}
