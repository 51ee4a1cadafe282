package io.dealstream.local.verify;

import io.dealstream.local.data.DataFolder;
import io.dealstream.local.data.RunningCopy;
import io.dealstream.local.terminal.Bar;
import io.dealstream.local.terminal.Terminal;
import io.dealstream.local.verify.figures.Metrics;
import io.dealstream.local.verify.figures.StoredEvents;
import io.dealstream.local.verify.models.ReadModels;
import io.dealstream.local.verify.report.Findings;
import io.dealstream.local.verify.report.Progress;
import io.dealstream.local.verify.scores.LeadScores;
import io.dealstream.local.verify.store.Chains;
import io.dealstream.local.verify.store.Database;
import io.dealstream.local.verify.store.EventStore;
import io.dealstream.local.verify.store.Positions;
import io.dealstream.local.verify.topics.EventTopics;
import io.dealstream.local.verify.topics.PublishingProgress;
import java.sql.SQLException;
import java.time.Clock;

/** One verification, part by part. */
final class Verification {

  private final Terminal terminal;
  private final Progress progress;
  private boolean same = true;

  private Verification(Terminal terminal) {
    this.terminal = terminal;
    this.progress = (what, unit) -> new Bar(terminal, what, unit)::at;
  }

  /**
   * @return whether nothing differs
   */
  static boolean run(RunningCopy copy, DataFolder data, Terminal terminal)
      throws SQLException, InterruptedException {
    return new Verification(terminal).run(copy, data);
  }

  private boolean run(RunningCopy copy, DataFolder data) throws SQLException, InterruptedException {
    // What is published first, and what is stored then: so everything published must be stored.
    var published = PublishingProgress.on(copy.kafka());
    try (var topics = new EventTopics(copy.kafka(), published);
        var commandDatabase = Database.command(copy, data)) {
      var store = new EventStore(commandDatabase);
      positionsAndChains(store, topics);
      tell(topics.compare(store, progress));
      try (var queryDatabase = Database.query(copy, data)) {
        tell(new ReadModels(queryDatabase, store, topics).compare(progress));
      }
      var events = new StoredEvents(store, topics);
      try (var metrics = new Metrics(copy.kafka(), events, Clock.systemUTC())) {
        tell(metrics.compare(progress));
      }
      try (var scores = new LeadScores(copy.kafka(), events, Clock.systemUTC())) {
        tell(scores.compare(progress));
      }
      var since = topics.since();
      if (!since.none()) {
        tell(since);
      }
    }
    return same;
  }

  private void positionsAndChains(EventStore store, EventTopics topics) throws SQLException {
    var positions = new Positions();
    var chains = new Chains();
    var last = store.lastPosition();
    var steps = progress.begin("event store", "events");
    store.read(
        0,
        last,
        row -> {
          positions.see(row);
          chains.see(row);
          topics.expect(row);
          steps.at(row.position(), last);
        });
    var state = store.state();
    tell(positions.end(state));
    tell(chains.end(state));
  }

  private void tell(Findings findings) {
    same &= findings.none();
    findings.lines().forEach(terminal::say);
  }
}
