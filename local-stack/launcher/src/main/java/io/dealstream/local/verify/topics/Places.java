package io.dealstream.local.verify.topics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Where on the topics the event of each position stands. */
public final class Places {

  private static final int NOWHERE = -1;

  private final List<TopicPartition> partitions = new ArrayList<>();
  private int[] partition = new int[0];
  private long[] offset = new long[0];
  private long last;

  void put(long position, TopicPartition where, long at) {
    var index = Math.toIntExact(position);
    if (index >= partition.length) {
      var before = partition.length;
      var size = Math.max(1_024, Math.max(index + 1, before * 2));
      partition = Arrays.copyOf(partition, size);
      offset = Arrays.copyOf(offset, size);
      Arrays.fill(partition, before, size, NOWHERE);
    }
    var known = partitions.indexOf(where);
    if (known < 0) {
      known = partitions.size();
      partitions.add(where);
    }
    partition[index] = known;
    offset[index] = at;
    last = Math.max(last, position);
  }

  /** Null where it was seen nowhere. */
  public @Nullable TopicPartition partition(long position) {
    var index = (int) position;
    return position < 1 || position > last || partition[index] == NOWHERE
        ? null
        : partitions.get(partition[index]);
  }

  /** Of a position that was seen. */
  public long offset(long position) {
    return offset[(int) position];
  }

  /** The highest position seen. */
  public long last() {
    return last;
  }
}
