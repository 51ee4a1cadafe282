package io.dealstream.metrics.tally;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tallies added up by key, in the order in which the keys came. Most keys get one, which stays as
 * it is: it is copied when there is a second one.
 */
public final class Sums<K> {

  private static final class Sum {

    private final Tally first;
    private @Nullable Numbers all;

    Sum(Tally first) {
      this.first = first;
    }

    void add(Tally later) {
      if (all == null) {
        all = new Numbers().plus(first);
      }
      all.plus(later);
    }

    Tally tally() {
      return all == null ? first : all.tally();
    }
  }

  private final Map<K, Sum> sums = new LinkedHashMap<>();

  public void add(K key, Tally tally) {
    var sum = sums.get(key);
    if (sum == null) {
      sums.put(key, new Sum(tally));
    } else {
      sum.add(tally);
    }
  }

  public Map<K, Tally> tallies() {
    var tallies = LinkedHashMap.<K, Tally>newLinkedHashMap(sums.size());
    sums.forEach((key, sum) -> tallies.put(key, sum.tally()));
    return tallies;
  }
}
