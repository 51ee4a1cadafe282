package io.dealstream.metrics.deals;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealstream.events.metric.MetricKey;
import io.dealstream.events.metric.Segment;
import io.dealstream.metrics.facts.Visit;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The visits that go on, oldest first, by pipeline, stage and segment: those of the deals in one
 * partition. A minimum alone could not be kept up, as the oldest visit is one that ends.
 */
public final class OpenVisits {

  static final String STORE = "open-visits";

  /** Where no visit goes on. */
  public static final long NONE = Long.MAX_VALUE;

  private static final byte[] PRESENT = {};
  private static final int REMEMBERED = 10_000;

  private final KeyValueStore<Bytes, byte[]> visits;
  private final int partition;
  private final Map<String, Long> oldest =
      new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > REMEMBERED;
        }
      };

  OpenVisits(KeyValueStore<Bytes, byte[]> visits, int partition) {
    this.visits = visits;
    this.partition = partition;
  }

  /** Not cached: each entry is written once and removed once, and a cache would slow the search. */
  static StoreBuilder<?> store() {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(STORE), Serdes.Bytes(), Serdes.ByteArray());
  }

  /** The partition of the source whose deals these are. */
  public int partition() {
    return partition;
  }

  /**
   * @return when the oldest open visit there began now
   */
  public long begin(String pipelineId, Segment segment, String dealId, Visit visit) {
    var place = place(pipelineId, visit.stageId(), segment);
    var before = oldest(place);
    visits.put(key(place, visit.enteredAt(), dealId), PRESENT);
    return remember(place, Math.min(before, visit.enteredAt()));
  }

  /**
   * @return when the oldest open visit there began now, or {@link #NONE}
   */
  public long end(String pipelineId, Segment segment, String dealId, Visit visit) {
    var place = place(pipelineId, visit.stageId(), segment);
    var before = oldest(place);
    visits.delete(key(place, visit.enteredAt(), dealId));
    if (visit.enteredAt() != before) {
      return before;
    }
    // From the time of the one that left: older ones there are none, only what was removed.
    return remember(place, search(place, key(place, before, "")));
  }

  private long oldest(String place) {
    var known = oldest.get(place);
    return known != null ? known : remember(place, search(place, key(place, Long.MIN_VALUE, "")));
  }

  private long remember(String place, long enteredAt) {
    oldest.put(place, enteredAt);
    return enteredAt;
  }

  private long search(String place, Bytes from) {
    var prefix = place.getBytes(UTF_8);
    try (var found = visits.range(from, afterAll(prefix))) {
      return found.hasNext() ? enteredAt(found.next().key, prefix.length) : NONE;
    }
  }

  private static String place(String pipelineId, String stageId, Segment segment) {
    return MetricKey.encode(pipelineId)
        + "|"
        + MetricKey.encode(stageId)
        + "|"
        + segment.word()
        + "|";
  }

  private static Bytes key(String place, long enteredAt, String dealId) {
    var prefix = place.getBytes(UTF_8);
    var deal = dealId.getBytes(UTF_8);
    return Bytes.wrap(
        ByteBuffer.allocate(prefix.length + Long.BYTES + deal.length)
            .put(prefix)
            .putLong(ordered(enteredAt))
            .put(deal)
            .array());
  }

  /** Above every key of the place: its last byte, a bar, is one more. */
  private static Bytes afterAll(byte[] prefix) {
    var end = prefix.clone();
    end[end.length - 1]++;
    return Bytes.wrap(end);
  }

  private static long enteredAt(Bytes key, int prefix) {
    return ordered(ByteBuffer.wrap(key.get()).getLong(prefix));
  }

  /** Bytes are compared without a sign; flipping it puts times before 1970 first. */
  private static long ordered(long enteredAt) {
    return enteredAt ^ Long.MIN_VALUE;
  }
}
