package io.dealstream.local.verify;

import io.dealstream.local.data.DataFolder;
import io.dealstream.local.data.RunningCopy;
import io.dealstream.local.terminal.Bar;
import io.dealstream.local.terminal.Terminal;
import io.dealstream.local.verify.report.Findings;
import io.dealstream.local.verify.store.Chains;
import io.dealstream.local.verify.store.Database;
import io.dealstream.local.verify.store.EventStore;
import io.dealstream.local.verify.store.Positions;
import io.dealstream.local.verify.topics.EventTopics;
import io.dealstream.local.verify.topics.PublishingProgress;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;

/** One verification, part by part. */
final class Verification {

  private final Terminal terminal;
  private boolean same = true;

  private Verification(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * @return whether nothing differs
   */
  static boolean run(RunningCopy copy, DataFolder data, Terminal terminal) throws SQLException {
    var verification = new Verification(terminal);
    // What is published first, and what is stored then: so everything published must be stored.
    var published = PublishingProgress.on(copy.kafka());
    try (var topics = new EventTopics(copy.kafka(), published);
        var commandDatabase = Database.command(copy, data)) {
      var store = new EventStore(commandDatabase);
      verification.store(store, topics);
      verification.topics(store, topics, published.position());
    }
    return verification.same;
  }

  private void store(EventStore store, EventTopics topics) throws SQLException {
    var positions = new Positions();
    var chains = new Chains();
    var bar = new Bar(terminal, "event store", "events");
    var last = store.lastPosition();
    var seen = new AtomicLong();
    store.read(
        0,
        last,
        row -> {
          positions.see(row);
          chains.see(row);
          topics.expect(row);
          bar.at(seen.incrementAndGet(), last);
        });
    var state = store.state();
    tell(positions.end(state));
    tell(chains.end(state));
  }

  private void topics(EventStore store, EventTopics topics, long published) throws SQLException {
    var bar = new Bar(terminal, "topics", "records");
    tell(topics.compare(store, records -> bar.at(records, published)));
  }

  private void tell(Findings findings) {
    same &= findings.none();
    findings.lines().forEach(terminal::say);
  }
}
