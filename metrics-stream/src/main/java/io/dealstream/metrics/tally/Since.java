package io.dealstream.metrics.tally;

/**
 * The slots of times since which something goes on: the longer ago, the coarser. A time is within
 * two seconds, or within 0.6 % of its age, of what its slot says: it is in a block of 4,096 ms, and
 * two blocks are joined where all of the joined one is 128 times its own length old.
 *
 * <p>A block lies in one that is twice as long, and only whole ones are joined. So under the same
 * asOf a time always has the same slot, whatever it was joined with on the way: what ends finds
 * what began.
 */
final class Since {

  private static final int BLOCK_BITS = 12;
  private static final int AGE_BITS = 7;

  private Since() {}

  /**
   * @param at epoch milliseconds; what began before 1970 counts as begun then
   * @throws ArithmeticException where that is in some hundred years
   */
  static int slotOf(long at) {
    return Math.addExact(Slots.SINCE, Math.toIntExact(Math.max(0, at) >> BLOCK_BITS));
  }

  /** Epoch milliseconds. */
  static long timeOf(int slot) {
    return ((long) slot - Slots.SINCE << BLOCK_BITS) + (1 << BLOCK_BITS - 1);
  }

  /**
   * The slot it has by then.
   *
   * @param asOf epoch milliseconds; never less for a slot that was found so before
   */
  static int by(long asOf, int slot) {
    var block = slot - Slots.SINCE;
    var now = asOf >> BLOCK_BITS;
    var highest = Long.SIZE - 1 - Long.numberOfLeadingZeros(Math.max(1, now - block)) - AGE_BITS;
    if (highest <= 0) {
      return slot;
    }
    var level = isOldEnough(block, highest, now) ? highest : highest - 1;
    return level == 0 ? slot : Slots.SINCE + (block >> level << level) + (1 << level - 1);
  }

  private static boolean isOldEnough(int block, int level, long now) {
    var length = 1L << level;
    return now - (block | length - 1) >= length << AGE_BITS;
  }
}
