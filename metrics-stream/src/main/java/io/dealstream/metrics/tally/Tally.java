package io.dealstream.metrics.tally;

import static io.dealstream.metrics.tally.Slots.CAME;
import static io.dealstream.metrics.tally.Slots.LATEST;
import static io.dealstream.metrics.tally.Slots.SINCE;

import io.dealstream.metrics.bytes.ByteReader;
import io.dealstream.metrics.bytes.ByteWriter;
import io.dealstream.metrics.bytes.Codec;
import io.dealstream.metrics.tally.Slots.Source;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * Numbers by slot, see {@link Slots}: a figure's whole memory, and equally what an event adds to
 * it. Adding up is commutative and associative, so deltas may be summed anywhere on the way, and
 * days later make months.
 */
public final class Tally {

  public static final Tally NONE = new Tally(new int[0], new long[0]);

  public static final Codec<Tally> CODEC = new Codec<>((out, t) -> t.write(out), Tally::read);

  private final int[] slots;
  private final long[] values;

  /**
   * @param slots ascending
   */
  Tally(int[] slots, long[] values) {
    this.slots = slots;
    this.values = values;
  }

  public long sum(int slot) {
    return get(slot, 0);
  }

  public boolean has(int slot) {
    return Arrays.binarySearch(slots, slot) >= 0;
  }

  public long get(int slot, long otherwise) {
    var at = Arrays.binarySearch(slots, slot);
    return at < 0 ? otherwise : values[at];
  }

  public boolean isEmpty() {
    return slots.length == 0;
  }

  /** Whether there is anything in it that goes on, and is older every day. */
  public boolean goesOn() {
    return !isEmpty() && slots[slots.length - 1] >= SINCE;
  }

  /**
   * Both together; of a latest, the other's stays.
   *
   * @throws ArithmeticException where a sum no longer fits
   */
  public Tally plus(Tally other) {
    if (isEmpty() || other.isEmpty()) {
      return isEmpty() ? other : this;
    }
    if (Arrays.equals(slots, other.slots) && !goesOn()) {
      return plusOfSameSlots(other);
    }
    var merge = new Merge(slots.length + other.slots.length);
    var i = 0;
    var j = 0;
    while (i < slots.length || j < other.slots.length) {
      var mine = i < slots.length ? slots[i] : Integer.MAX_VALUE;
      var theirs = j < other.slots.length ? other.slots[j] : Integer.MAX_VALUE;
      if (mine < theirs) {
        merge.append(mine, values[i++]);
      } else if (theirs < mine) {
        merge.append(theirs, other.values[j++]);
      } else {
        merge.append(mine, Merge.together(mine, values[i++], other.values[j++]));
      }
    }
    return merge.tally();
  }

  /** As it is where an item changes as it did before: the slots are shared. */
  private Tally plusOfSameSlots(Tally other) {
    var sums = new long[values.length];
    var whole = true;
    for (var i = 0; i < sums.length; i++) {
      sums[i] = Merge.together(slots[i], values[i], other.values[i]);
      whole &= Merge.stays(slots[i], sums[i]);
    }
    var sum = new Tally(slots, sums);
    return whole ? sum : sum.only(_ -> true);
  }

  public Tally without(int slot) {
    return has(slot) ? only(other -> other != slot) : this;
  }

  public Tally only(IntPredicate those) {
    var merge = new Merge(slots.length);
    for (var i = 0; i < slots.length; i++) {
      if (those.test(slots[i])) {
        merge.append(slots[i], values[i]);
      }
    }
    return merge.tally();
  }

  void forEach(Reader reader) {
    for (var i = 0; i < slots.length; i++) {
      reader.read(slots[i], values[i]);
    }
  }

  /** The slots from one to another, ascending; the latter excluded. */
  public void between(int from, int to, Reader reader) {
    for (var i = firstFrom(from); i < slots.length && slots[i] < to; i++) {
      reader.read(slots[i], values[i]);
    }
  }

  /** How many slots there are from one to another; the latter excluded. */
  int sizeBetween(int from, int to) {
    return firstFrom(to) - firstFrom(from);
  }

  private int firstFrom(int slot) {
    var at = Arrays.binarySearch(slots, slot);
    return at < 0 ? -at - 1 : at;
  }

  /**
   * Of what has ended, how much had come before.
   *
   * @param then epoch milliseconds, with which a quarter of an hour begins
   */
  public long cameBefore(long then) {
    var sum = new long[1];
    between(CAME, Slots.cameAt(then), (_, value) -> sum[0] += value);
    return sum[0];
  }

  /** For all of time, before which nothing came: whatever ended would be kept for ever. */
  public Tally withoutWhenItCame() {
    var first = firstFrom(CAME);
    return first < slots.length && slots[first] < SINCE
        ? only(slot -> slot < CAME || slot >= SINCE)
        : this;
  }

  /** The lowest of what the partitions last said, or what is given where none said anything. */
  public long lowestLatest(long otherwise) {
    var lowest = new long[] {otherwise};
    between(LATEST, CAME, (_, value) -> lowest[0] = Math.min(lowest[0], value));
    return lowest[0];
  }

  /** Per partition of a source the highest position of an event in it, by partition number. */
  private void folded(Source source, Reader reader) {
    var first = Slots.firstFolded(source);
    between(first, Slots.endOfFolded(source), (slot, value) -> reader.read(slot - first, value));
  }

  /** Of every source, by partition as figures name them: {@code topic-number}. */
  public Map<String, Long> foldedByPartition() {
    var folded = new TreeMap<String, Long>();
    for (var source : Source.values()) {
      folded(
          source,
          (partition, position) -> folded.put(source.topic().name() + "-" + partition, position));
    }
    return folded;
  }

  /** Is told numbers, one after the other. */
  @FunctionalInterface
  public interface Reader {
    void read(int which, long value);
  }

  public void write(ByteWriter out) {
    out.number(slots.length);
    var previous = 0;
    for (var i = 0; i < slots.length; i++) {
      out.number(slots[i] - previous).signed(values[i]);
      previous = slots[i];
    }
  }

  public static Tally read(ByteReader in) {
    var size = in.smallNumber();
    var slots = new int[size];
    var values = new long[size];
    var previous = 0;
    for (var i = 0; i < size; i++) {
      previous += in.smallNumber();
      slots[i] = previous;
      values[i] = in.signed();
    }
    return new Tally(slots, values);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tally t
        && Arrays.equals(slots, t.slots)
        && Arrays.equals(values, t.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(slots) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    var text = new StringBuilder("{");
    for (var i = 0; i < slots.length; i++) {
      text.append(i == 0 ? "" : ", ").append(slots[i]).append('=').append(values[i]);
    }
    return text.append('}').toString();
  }
}
