package io.dealstream.command.imports;

/**
 * Counts the rows of a file that belong together, in 12 bytes a place: a file may tell of millions
 * of deals. What they belong to is known by 64 bits of a hash.
 */
final class RowCounts {

  private static final int FEW = 1 << 10;

  private long[] keys = new long[FEW];
  private int[] counts = new int[FEW];
  private int size;

  /**
   * @return the row's number among those that belong together, from 1
   */
  int next(String key) {
    if (size * 2 > keys.length) {
      grow();
    }
    var hash = hash(key);
    var place = place(hash);
    if (counts[place] == 0) {
      keys[place] = hash;
      size++;
    }
    return ++counts[place];
  }

  private int place(long hash) {
    var place = (int) hash & keys.length - 1;
    while (counts[place] != 0 && keys[place] != hash) {
      place = place + 1 & keys.length - 1;
    }
    return place;
  }

  private void grow() {
    var oldKeys = keys;
    var oldCounts = counts;
    keys = new long[oldKeys.length * 2];
    counts = new int[oldKeys.length * 2];
    for (var i = 0; i < oldKeys.length; i++) {
      if (oldCounts[i] != 0) {
        var place = place(oldKeys[i]);
        keys[place] = oldKeys[i];
        counts[place] = oldCounts[i];
      }
    }
  }

  /** FNV-1a, its bits then mixed so that the low ones, which choose the place, depend on all. */
  private static long hash(String key) {
    var hash = 0xcbf29ce484222325L;
    for (var i = 0; i < key.length(); i++) {
      hash = (hash ^ key.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
    return hash ^ hash >>> 33;
  }
}
