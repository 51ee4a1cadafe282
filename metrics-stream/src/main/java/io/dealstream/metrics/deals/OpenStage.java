package io.dealstream.metrics.deals;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealstream.events.metric.MetricKey;
import io.dealstream.events.metric.Segment;
import io.dealstream.metrics.facts.Credit;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The visits that go on in one stage: all of them in the store, and in memory the oldest of each
 * segment that has any.
 */
final class OpenStage {

  private final KeyValueStore<Bytes, Credit> visits;
  private final byte[] prefix;
  private final Map<Segment, OldestFew<OpenVisit>> bySegment = new HashMap<>();

  private OpenStage(KeyValueStore<Bytes, Credit> visits, String pipelineId, String stageId) {
    this.visits = visits;
    this.prefix =
        (MetricKey.encode(pipelineId) + "|" + MetricKey.encode(stageId) + "|").getBytes(UTF_8);
  }

  /** Reads all of them, once. */
  static OpenStage read(KeyValueStore<Bytes, Credit> visits, String pipelineId, String stageId) {
    var stage = new OpenStage(visits, pipelineId, stageId);
    try (var all = visits.range(Bytes.wrap(stage.prefix), stage.afterAll())) {
      all.forEachRemaining(stored -> stage.remember(stage.visit(stored), stored.value.segments()));
    }
    return stage;
  }

  /** So many are held in memory. */
  int held() {
    return bySegment.values().stream().mapToInt(OldestFew::size).sum();
  }

  /**
   * @return epoch milliseconds, or {@link OpenVisits#NONE}
   */
  long oldest(Segment segment) {
    var oldest = bySegment.get(segment);
    var first = oldest == null ? null : oldest.first();
    return first == null ? OpenVisits.NONE : first.enteredAt();
  }

  void put(OpenVisit visit, Credit credit) {
    visits.put(key(visit), credit);
  }

  void remove(OpenVisit visit) {
    visits.put(key(visit), null); // a deletion would first read what is deleted
  }

  void remember(OpenVisit visit, Collection<Segment> segments) {
    for (var segment : segments) {
      bySegment.computeIfAbsent(segment, _ -> new OldestFew<>()).added(visit);
    }
  }

  /** To be called when it is no longer stored as one of these segments. */
  void forget(OpenVisit visit, Collection<Segment> segments) {
    for (var segment : segments) {
      bySegment.computeIfPresent(
          segment,
          (_, oldest) -> {
            oldest.removed(visit);
            if (oldest.needsMore()) {
              readOn(segment, oldest, visit);
            }
            return oldest.first() == null ? null : oldest;
          });
    }
  }

  /**
   * From the one that left: older ones there are none. A segment that has more than are held has
   * many, and so they are not far from one another among those of all.
   */
  private void readOn(Segment segment, OldestFew<OpenVisit> oldest, OpenVisit from) {
    oldest.startOver();
    try (var later = visits.range(key(from), afterAll())) {
      while (oldest.hasRoom() && later.hasNext()) {
        var stored = later.next();
        if (stored.value.segments().contains(segment)) {
          oldest.added(visit(stored));
        }
      }
    }
  }

  private Bytes key(OpenVisit visit) {
    var deal = visit.deal().get();
    return Bytes.wrap(
        ByteBuffer.allocate(prefix.length + Long.BYTES + deal.length)
            .put(prefix)
            .putLong(ordered(visit.enteredAt()))
            .put(deal)
            .array());
  }

  private OpenVisit visit(KeyValue<Bytes, Credit> stored) {
    var rest = ByteBuffer.wrap(stored.key.get()).position(prefix.length);
    var enteredAt = ordered(rest.getLong());
    var deal = new byte[rest.remaining()];
    rest.get(deal);
    return new OpenVisit(enteredAt, Bytes.wrap(deal));
  }

  /** Above every key of the stage: the last byte of what they begin with, a bar, is one more. */
  private Bytes afterAll() {
    var end = prefix.clone();
    end[end.length - 1]++;
    return Bytes.wrap(end);
  }

  /** Bytes are compared without a sign; flipping it puts times before 1970 first. */
  private static long ordered(long enteredAt) {
    return enteredAt ^ Long.MIN_VALUE;
  }
}
