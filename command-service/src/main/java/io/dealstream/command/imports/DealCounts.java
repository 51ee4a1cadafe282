package io.dealstream.command.imports;

/**
 * Counts the rows of each deal of a file, in 12 bytes a place: a file may hold millions of deals. A
 * deal is known by 64 bits of a hash.
 */
final class DealCounts {

  private static final int FEW = 1 << 10;

  private long[] deals = new long[FEW];
  private int[] counts = new int[FEW];
  private int size;

  /**
   * @return the row's number within its deal, from 1
   */
  int next(String dealId) {
    if (size * 2 > deals.length) {
      grow();
    }
    var hash = hash(dealId);
    var place = place(hash);
    if (counts[place] == 0) {
      deals[place] = hash;
      size++;
    }
    return ++counts[place];
  }

  private int place(long hash) {
    var place = (int) hash & deals.length - 1;
    while (counts[place] != 0 && deals[place] != hash) {
      place = place + 1 & deals.length - 1;
    }
    return place;
  }

  private void grow() {
    var oldDeals = deals;
    var oldCounts = counts;
    deals = new long[oldDeals.length * 2];
    counts = new int[oldDeals.length * 2];
    for (var i = 0; i < oldDeals.length; i++) {
      if (oldCounts[i] != 0) {
        var place = place(oldDeals[i]);
        deals[place] = oldDeals[i];
        counts[place] = oldCounts[i];
      }
    }
  }

  /** FNV-1a, its bits then mixed so that the low ones, which choose the place, depend on all. */
  private static long hash(String dealId) {
    var hash = 0xcbf29ce484222325L;
    for (var i = 0; i < dealId.length(); i++) {
      hash = (hash ^ dealId.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
    return hash ^ hash >>> 33;
  }
}
