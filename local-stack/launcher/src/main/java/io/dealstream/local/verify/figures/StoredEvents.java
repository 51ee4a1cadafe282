package io.dealstream.local.verify.figures;

import io.dealstream.local.verify.store.EventStore;
import io.dealstream.local.verify.store.StoredEvent.Unreadable;
import io.dealstream.local.verify.store.StoredRow;
import io.dealstream.local.verify.topics.EventTopics;
import java.sql.SQLException;

/** The events of the store as far as they are published, each with the partition it stands in. */
public final class StoredEvents {

  private final EventStore store;
  private final EventTopics topics;
  private final EventLog log = new EventLog();
  private long unreadable;
  private long last;

  public StoredEvents(EventStore store, EventTopics topics) {
    this.store = store;
    this.topics = topics;
  }

  EventLog log() {
    return log;
  }

  /** Those nothing can be made of. */
  long unreadable() {
    return unreadable;
  }

  /** Takes in what has been published by now. */
  void readOn() throws SQLException {
    topics.readOn(topics.ends());
    store.renew();
    var upTo = topics.places().last();
    store.read(last, upTo, this::take);
    last = Math.max(last, upTo);
  }

  private void take(StoredRow row) {
    var event = row.event();
    if (event == null) {
      return; // told already
    }
    var place = topics.places().partition(row.position());
    try {
      log.add(row.position(), place == null ? "nowhere" : place.toString(), event.event());
    } catch (Unreadable broken) {
      unreadable++;
    }
  }
}
