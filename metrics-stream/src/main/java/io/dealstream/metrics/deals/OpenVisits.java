package io.dealstream.metrics.deals;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealstream.events.metric.MetricKey;
import io.dealstream.events.metric.Segment;
import io.dealstream.metrics.facts.Visit;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
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
  private static final int REMEMBERED = 4_000;

  private final KeyValueStore<Bytes, byte[]> visits;
  private final int partition;
  private final Map<String, OldestFew> places =
      new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, OldestFew> eldest) {
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
    var oldest = oldestOf(place);
    var key = key(place, visit.enteredAt(), dealId);
    visits.put(key, PRESENT);
    oldest.added(key);
    return enteredAt(oldest, place);
  }

  /**
   * @return when the oldest open visit there began now, or {@link #NONE}
   */
  public long end(String pipelineId, Segment segment, String dealId, Visit visit) {
    var place = place(pipelineId, visit.stageId(), segment);
    var oldest = oldestOf(place);
    var key = key(place, visit.enteredAt(), dealId);
    visits.delete(key);
    oldest.removed(key);
    if (oldest.needsMore()) {
      // From the one that left: older ones there are none, only what was removed.
      search(place, key, oldest::fill);
    }
    return enteredAt(oldest, place);
  }

  private OldestFew oldestOf(String place) {
    var known = places.get(place);
    if (known == null) {
      var found = new OldestFew();
      search(place, key(place, Long.MIN_VALUE, ""), found::fill);
      places.put(place, found);
      return found;
    }
    return known;
  }

  private void search(String place, Bytes from, Consumer<Iterator<Bytes>> eye) {
    try (var found = visits.range(from, afterAll(place.getBytes(UTF_8)))) {
      eye.accept(new Keys(found));
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

  private static long enteredAt(OldestFew oldest, String place) {
    var first = oldest.first();
    return first == null
        ? NONE
        : ordered(ByteBuffer.wrap(first.get()).getLong(place.getBytes(UTF_8).length));
  }

  /** Bytes are compared without a sign; flipping it puts times before 1970 first. */
  private static long ordered(long enteredAt) {
    return enteredAt ^ Long.MIN_VALUE;
  }

  private record Keys(KeyValueIterator<Bytes, byte[]> found) implements Iterator<Bytes> {

    @Override
    public boolean hasNext() {
      return found.hasNext();
    }

    @Override
    public Bytes next() {
      return found.next().key;
    }
  }
}
