package io.dealstream.query.reviews;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How far two periods lie apart, in standard deviations of what chance alone would do; above 0
 * where the first is the greater one. Normal approximations.
 */
final class Chance {

  /** What chance alone passes in one of twenty cases. */
  static final double MORE_THAN_CHANCE = 1.96;

  private Chance() {}

  /** Two parts of wholes; 0 where nothing differs. */
  static double proportions(long part, long whole, long otherPart, long otherWhole) {
    var both = (double) (part + otherPart) / (whole + otherWhole);
    var deviation = Math.sqrt(both * (1 - both) * (1.0 / whole + 1.0 / otherWhole));
    return deviation == 0
        ? 0
        : ((double) part / whole - (double) otherPart / otherWhole) / deviation;
  }

  /** Two numbers of events in equal times; a month is taken to be as long as the one before. */
  static double counts(long some, long others) {
    return some + others == 0 ? 0 : (some - others) / Math.sqrt((double) some + others);
  }

  /** Two samples by the sum of ranks (Mann and Whitney); equal values share their ranks. */
  static double rankSum(List<Long> some, List<Long> others) {
    var ranks = ranks(some, others);
    var sum = some.stream().mapToDouble(value -> ranks.getOrDefault(value, 0.0)).sum();
    double n = some.size();
    double m = others.size();
    var expected = n * (n + m + 1) / 2;
    var deviation = Math.sqrt(n * m * (n + m + 1) / 12);
    return deviation == 0 ? 0 : (sum - expected) / deviation;
  }

  private static Map<Long, Double> ranks(List<Long> some, List<Long> others) {
    var times = new TreeMap<Long, Integer>();
    Stream.of(some, others)
        .flatMap(List::stream)
        .forEach(value -> times.merge(value, 1, Integer::sum));
    var ranks = new HashMap<Long, Double>();
    var below = 0;
    for (var value : times.entrySet()) {
      ranks.put(value.getKey(), below + (value.getValue() + 1) / 2.0);
      below += value.getValue();
    }
    return ranks;
  }
}
