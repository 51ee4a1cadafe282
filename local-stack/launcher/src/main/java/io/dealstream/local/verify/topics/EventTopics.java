package io.dealstream.local.verify.topics;

import io.dealstream.events.audit.Envelope.MalformedEnvelope;
import io.dealstream.events.topic.Topic;
import io.dealstream.events.topic.Topics;
import io.dealstream.local.verify.report.Findings;
import io.dealstream.local.verify.report.Progress;
import io.dealstream.local.verify.store.EventStore;
import io.dealstream.local.verify.store.StoredEvent.Unreadable;
import io.dealstream.local.verify.store.StoredRow;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Whether the event topics hold exactly the events of the store: each once, with everything it
 * says, and none beside them.
 */
public final class EventTopics implements AutoCloseable {

  private static final int EXPLAINED = 50;

  /** So many events, far more than there can be, may have been published while this was begun. */
  private static final long AHEAD = 10_000_000;

  private Findings findings = new Findings("topics");
  private final Map<Long, Fingerprint> expected = new HashMap<>();
  private final List<Published> others = new ArrayList<>();
  private final Map<TopicPartition, Long> newest = new HashMap<>();
  private final Places places = new Places();
  private final TopicReader reader;
  private final PublishingProgress published;
  private final Map<TopicPartition, Long> ends;
  private long records;

  /** Takes the end of the topics as it is now. */
  public EventTopics(String kafka, PublishingProgress published) {
    this.published = published;
    this.reader =
        new TopicReader(kafka, Topics.EVENT_TOPICS.stream().<String>map(Topic::name).toList());
    this.ends = reader.ends();
  }

  /**
   * @param row of the store, in any order
   */
  public void expect(StoredRow row) {
    if (row.event() == null || row.position() > published.position()) {
      return;
    }
    try {
      expected.put(row.position(), Published.of(row).fingerprint());
    } catch (Unreadable broken) {
      findings.differs(
          "position %d (%s): cannot be compared: %s"
              .formatted(row.position(), row.event(), broken.getMessage()));
      expected.put(row.position(), new Fingerprint(0, 0));
    }
  }

  /** Reads the topics, once everything is expected that there is. */
  public Findings compare(EventStore store, Progress progress) throws SQLException {
    var steps = progress.begin("topics", "records");
    reader.readTo(
        ends,
        record -> {
          see(record);
          steps.at(records, Math.max(records, published.position()));
        });
    for (var found : others) {
      explain(found, store.at(found.position()));
    }
    for (long position = 1; position <= published.position(); position++) {
      if (places.partition(position) == null && expected.containsKey(position)) {
        findings.differs("position " + position + ": is on no topic");
      }
    }
    compareProgress(store);
    findings.lookedAt(records, "records");
    expected.clear();
    var told = findings;
    findings = new Findings("topics then");
    return told;
  }

  private void see(ConsumerRecord<String, byte[]> record) {
    records++;
    var where = "%s-%d@%d".formatted(record.topic(), record.partition(), record.offset());
    try {
      see(where, record, Published.of(record));
    } catch (MalformedEnvelope malformed) {
      findings.differs(where + ": " + malformed.getMessage());
    }
  }

  private void see(String where, ConsumerRecord<String, byte[]> record, Published found) {
    var position = found.position();
    var partition = new TopicPartition(record.topic(), record.partition());
    var before = newest.merge(partition, position, Math::max);
    if (position < before) {
      findings.differs(where + ": position " + position + " stands behind " + before);
    }
    var twin = places.partition(position);
    if (twin != null) {
      findings.differs(
          "%s: position %d stands twice, also at %s@%d"
              .formatted(where, position, twin, places.offset(position)));
      return;
    }
    if (position < 1 || position > published.position() + AHEAD) {
      findings.differs(where + ": no event can be at position " + position);
      return;
    }
    places.put(position, partition, record.offset());
    if (position <= published.position() && !found.fingerprint().equals(expected.get(position))) {
      keep(found);
    }
  }

  private void keep(Published found) {
    if (others.size() < EXPLAINED) {
      others.add(found);
    } else {
      findings.differs("position " + found.position() + " is not as it is stored");
    }
  }

  private void explain(Published found, @Nullable StoredRow stored) {
    var where = "position " + found.position();
    if (stored == null || stored.event() == null) {
      findings.differs(where + ": is on " + found.said().get("topic") + ", but not in the store");
      return;
    }
    try {
      Published.of(stored)
          .compare(
              found,
              (name, expects, is) ->
                  findings.differs(where + " (" + stored.event() + "): " + name, expects, is));
    } catch (Unreadable broken) {
      findings.differs(
          where + " (" + stored.event() + "): cannot be compared: " + broken.getMessage());
    }
  }

  private void compareProgress(EventStore store) throws SQLException {
    if (published.position() == 0) {
      return;
    }
    var row = store.at(published.position());
    if (row == null) {
      findings.differs(
          "published up to position " + published.position() + ", which the store does not have");
    } else {
      var stored = HexFormat.of().formatHex(row.chain());
      if (!stored.equals(published.chain())) {
        findings.differs(
            "the chain published up to position " + published.position(),
            stored,
            published.chain());
      }
    }
  }

  /** Where the events stand that were read. */
  public Places places() {
    return places;
  }

  /** Reads on, so that more of the places are known. */
  public void readOn(Map<TopicPartition, Long> upTo) {
    reader.readTo(upTo, this::see);
  }

  /** What was wrong with records that came after those that were compared. */
  public Findings since() {
    findings.lookedAt(records, "records by now");
    return findings;
  }

  /** Where the topics end now. */
  public Map<TopicPartition, Long> ends() {
    return reader.ends();
  }

  @Override
  public void close() {
    reader.close();
  }
}
