package io.dealstream.local.audit;

import io.dealstream.events.audit.Chain;
import io.dealstream.events.audit.Chain.Link;
import io.dealstream.events.audit.Checkpoint;
import io.dealstream.events.audit.Envelope;
import io.dealstream.events.audit.Envelope.MalformedEnvelope;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Follows the events by their positions, makes both chains anew, and holds them against what was
 * signed. Ends at the first difference: what comes behind it hangs on it.
 */
final class Auditor {

  /**
   * @param where position, and where the record stands
   * @param hole whether an event is not there, rather than another than it was
   */
  record Difference(String where, String what, boolean hole) {

    Difference(String where, String what) {
      this(where, what, false);
    }

    @Override
    public String toString() {
      return where + ": " + what;
    }
  }

  private final Map<String, byte[]> ofAggregates = new HashMap<>();
  private final Map<String, Long> sequences = new HashMap<>();
  private final TreeMap<Long, Checkpoint> due = new TreeMap<>();
  private byte[] chain = Chain.start();
  private long position;
  private long vouched;
  private long held;

  private Auditor() {}

  /**
   * @param checkpoints signed ones, see {@link #unsigned}
   */
  static Auditor of(List<Checkpoint> checkpoints) {
    var auditor = new Auditor();
    checkpoints.forEach(checkpoint -> auditor.due.put(checkpoint.position(), checkpoint));
    return auditor;
  }

  /** The first checkpoint that none of the keys has signed, or that contradicts another. */
  static @Nullable Difference unsigned(List<Checkpoint> checkpoints, List<PublicKey> keys) {
    var chains = new HashMap<Long, String>();
    for (var checkpoint : checkpoints) {
      var where = "checkpoint of position " + checkpoint.position();
      if (keys.stream().noneMatch(checkpoint::isSignedBy)) {
        return new Difference(
            where, "not signed by the owner of the key (it names " + checkpoint.keyId() + ")");
      }
      var other = chains.put(checkpoint.position(), checkpoint.chain());
      if (other != null && !other.equals(checkpoint.chain())) {
        return new Difference(where, "two were signed, and they differ");
      }
    }
    return null;
  }

  /**
   * @param record the next one by position
   * @return null where all is as it was published
   */
  @Nullable Difference see(ConsumerRecord<String, byte[]> record) {
    try {
      return see(record, Envelope.readFrom(record.headers()));
    } catch (MalformedEnvelope malformed) {
      return new Difference(place(position + 1, record), String.valueOf(malformed.getMessage()));
    }
  }

  private @Nullable Difference see(ConsumerRecord<String, byte[]> record, Envelope envelope) {
    var next = position + 1;
    if (envelope.position() > next) {
      return new Difference(
          "position " + next, "missing; what comes next is " + envelope.position(), true);
    }
    if (envelope.position() < next) {
      return new Difference(place(envelope.position(), record), "stands twice");
    }
    var where = place(next, record);
    if (record.value() == null || !envelope.subject().equals(record.key())) {
      return new Difference(where, "the record is not its event's: key or value are others");
    }
    var link = Link.of(envelope, record.value());
    var made = Chain.ofAll(chain, next, link);
    if (!Arrays.equals(made, envelope.chain())) {
      return new Difference(where, "changed: it does not give the chain that stands with it");
    }
    var aggregate = record.topic() + "|" + record.key();
    var own = Chain.ofAggregate(ofAggregates.getOrDefault(aggregate, Chain.start()), link);
    if (!Arrays.equals(own, envelope.dealChain())
        || envelope.sequence() != sequences.getOrDefault(aggregate, -1L) + 1) {
      return new Difference(where, "does not continue the chain of " + record.key());
    }
    ofAggregates.put(aggregate, own);
    sequences.put(aggregate, envelope.sequence());
    chain = made;
    position = next;
    return againstCheckpoint();
  }

  private @Nullable Difference againstCheckpoint() {
    var checkpoint = due.remove(position);
    if (checkpoint == null) {
      return null;
    }
    if (!HexFormat.of().formatHex(chain).equals(checkpoint.chain())) {
      return new Difference(
          "positions %d to %d".formatted(vouched + 1, position),
          "written anew: the chain at position %d is not the one that was signed on %s"
              .formatted(position, checkpoint.time()));
    }
    vouched = position;
    held++;
    return null;
  }

  /** What is missing, once all events were seen that there are. */
  @Nullable Difference end() {
    return due.isEmpty()
        ? null
        : new Difference(
            "positions %d to %d".formatted(position + 1, due.lastKey()),
            "missing: they were vouched for",
            true);
  }

  /** Of the last event that is as it was published. */
  long position() {
    return position;
  }

  /** The last position that a checkpoint vouches for. */
  long vouched() {
    return vouched;
  }

  /** Checkpoints that were found to be right. */
  long held() {
    return held;
  }

  /** Whether something is still to be compared, so that events must follow. */
  boolean expectsMore() {
    return !due.isEmpty();
  }

  private static String place(long position, ConsumerRecord<?, ?> record) {
    return "position %d (%s-%d@%d)"
        .formatted(position, record.topic(), record.partition(), record.offset());
  }
}
