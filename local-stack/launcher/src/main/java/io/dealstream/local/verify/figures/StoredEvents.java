package io.dealstream.local.verify.figures;

import io.dealstream.local.verify.report.Findings;
import io.dealstream.local.verify.store.EventStore;
import io.dealstream.local.verify.store.StoredEvent;
import io.dealstream.local.verify.store.StoredEvent.Unreadable;
import io.dealstream.local.verify.store.StoredRow;
import io.dealstream.local.verify.topics.EventTopics;
import io.dealstream.recount.scores.ScoreHistory;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** The events of the store as far as they are published, each with the partition it stands in. */
public final class StoredEvents {

  private final EventStore store;
  private final EventTopics topics;
  private final EventLog log = new EventLog();
  private final ScoreHistory scores = new ScoreHistory();
  private long unreadable;
  private long last;

  public StoredEvents(EventStore store, EventTopics topics) {
    this.store = store;
    this.topics = topics;
  }

  /** What of them scores depend on. */
  public ScoreHistory scores() {
    return scores;
  }

  /** The position of the last one. */
  public long last() {
    return last;
  }

  EventLog log() {
    return log;
  }

  /** Takes in what has been published by now. */
  public void readOn() throws SQLException {
    topics.readOn(topics.ends());
    store.renew();
    var upTo = topics.places().last();
    store.read(last, upTo, this::take);
    last = Math.max(last, upTo);
  }

  /** The same; whether something can be made of all of it, which is told where it cannot. */
  public boolean readOn(Findings findings) throws SQLException {
    readOn();
    if (unreadable > 0) {
      findings.differs("not compared: %,d stored events cannot be read".formatted(unreadable));
    }
    return unreadable == 0;
  }

  private void take(StoredRow row) {
    var event = row.event();
    if (event == null) {
      return; // told already
    }
    var place = topics.places().partition(row.position());
    try {
      var says = event.event();
      log.add(row.position(), place == null ? "nowhere" : place.toString(), says);
      scores.add(row.position(), recordedAt(event), says);
    } catch (Unreadable broken) {
      unreadable++;
    }
  }

  /** Where it is told no more, because somebody has changed it, nothing can be too early for it. */
  private static Instant recordedAt(StoredEvent event) {
    try {
      return Instant.parse(event.recordedAt());
    } catch (DateTimeParseException changed) {
      return Instant.EPOCH;
    }
  }
}
