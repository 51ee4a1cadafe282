package io.dealstream.metrics.deals;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealstream.events.metric.MetricKey;
import io.dealstream.events.metric.Segment;
import io.dealstream.metrics.facts.Visit;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
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
  private final Map<Where, Place> places =
      new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Where, Place> eldest) {
          return size() > REMEMBERED;
        }
      };

  private record Where(String pipelineId, String stageId, Segment segment) {

    /** What the keys of its visits begin with. */
    byte[] prefix() {
      var place =
          MetricKey.encode(pipelineId)
              + "|"
              + MetricKey.encode(stageId)
              + "|"
              + segment.word()
              + "|";
      return place.getBytes(UTF_8);
    }
  }

  private record Place(byte[] prefix, OldestFew<Open> oldest) {

    /** Of the first of all, or {@link #NONE}. */
    long enteredAt() {
      var first = oldest.first();
      return first == null ? NONE : first.enteredAt;
    }

    Bytes key(Open visit) {
      return Bytes.wrap(
          ByteBuffer.allocate(prefix.length + Long.BYTES + visit.deal.get().length)
              .put(prefix)
              .putLong(ordered(visit.enteredAt))
              .put(visit.deal.get())
              .array());
    }

    Open visit(Bytes key) {
      var rest = ByteBuffer.wrap(key.get()).position(prefix.length);
      var enteredAt = ordered(rest.getLong());
      var deal = new byte[rest.remaining()];
      rest.get(deal);
      return new Open(enteredAt, Bytes.wrap(deal));
    }

    /** Above every key of the place: its last byte, a bar, is one more. */
    Bytes afterAll() {
      var end = prefix.clone();
      end[end.length - 1]++;
      return Bytes.wrap(end);
    }

    /** Bytes are compared without a sign; flipping it puts times before 1970 first. */
    private static long ordered(long enteredAt) {
      return enteredAt ^ Long.MIN_VALUE;
    }
  }

  /** In the order of their keys. */
  private record Open(long enteredAt, Bytes deal) implements Comparable<Open> {

    static final Open FIRST_OF_ALL = new Open(Long.MIN_VALUE, Bytes.wrap(new byte[0]));

    static Open of(String dealId, Visit visit) {
      return new Open(visit.enteredAt(), Bytes.wrap(dealId.getBytes(UTF_8)));
    }

    @Override
    public int compareTo(Open other) {
      return enteredAt == other.enteredAt
          ? deal.compareTo(other.deal)
          : Long.compare(enteredAt, other.enteredAt);
    }
  }

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
    var begun = Open.of(dealId, visit);
    visits.put(place.key(begun), PRESENT);
    place.oldest.added(begun);
    return place.enteredAt();
  }

  /**
   * @return when the oldest open visit there began now, or {@link #NONE}
   */
  public long end(String pipelineId, Segment segment, String dealId, Visit visit) {
    var place = place(pipelineId, visit.stageId(), segment);
    var ended = Open.of(dealId, visit);
    visits.put(place.key(ended), null); // a deletion would first read what is deleted
    place.oldest.removed(ended);
    if (place.oldest.needsMore()) {
      // From the one that left: older ones there are none, only what was removed.
      fill(place, ended);
    }
    return place.enteredAt();
  }

  private Place place(String pipelineId, String stageId, Segment segment) {
    var where = new Where(pipelineId, stageId, segment);
    var known = places.get(where);
    if (known == null) {
      var found = new Place(where.prefix(), new OldestFew<>());
      fill(found, Open.FIRST_OF_ALL);
      places.put(where, found);
      return found;
    }
    return known;
  }

  private void fill(Place place, Open from) {
    try (var found = visits.range(place.key(from), place.afterAll())) {
      place.oldest.fill(new Visits(place, found));
    }
  }

  private record Visits(Place place, KeyValueIterator<Bytes, byte[]> found)
      implements Iterator<Open> {

    @Override
    public boolean hasNext() {
      return found.hasNext();
    }

    @Override
    public Open next() {
      return place.visit(found.next().key);
    }
  }
}
