package io.dealstream.local.verify.models;

import io.dealstream.local.patience.Patience;
import io.dealstream.local.verify.models.BoardTotals.Where;
import io.dealstream.local.verify.report.Findings;
import io.dealstream.local.verify.report.Progress;
import io.dealstream.local.verify.store.EventStore;
import io.dealstream.local.verify.store.StoredEvent.Unreadable;
import io.dealstream.local.verify.store.StoredRow;
import io.dealstream.local.verify.topics.EventTopics;
import io.dealstream.local.verify.topics.Places;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.TopicPartition;

/**
 * Whether the tables of deals, the board, the history, notices and pipelines hold what a replay of
 * exactly those events gives that were applied when they were read.
 */
public final class ReadModels {

  private static final Duration LONGEST_STANDSTILL = Duration.ofSeconds(30);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  private final Findings findings = new Findings("read models");
  private final Tables tables;
  private final EventStore store;
  private final EventTopics topics;
  private final Replay replay = new Replay();
  private long entries;

  public ReadModels(Connection query, EventStore store, EventTopics topics) {
    this.tables = new Tables(query);
    this.store = store;
    this.topics = topics;
  }

  public Findings compare(Progress progress) throws SQLException, InterruptedException {
    var applied = awaitApplied(topics.places());
    topics.readOn(applied);
    store.renew();
    var last = topics.places().last();
    var steps = progress.begin("read models", "events");
    try (var history = tables.history()) {
      store.read(
          0,
          last,
          row -> {
            steps.at(row.position(), last);
            replay(row, applied, history);
          });
      for (var stray = history.head(); stray != null; stray = history.head()) {
        findings.differs("history of position " + stray.get("position") + ": should not be there");
        history.next();
      }
    }
    compareTables();
    tables.setAside().forEach(findings::differs);
    return findings;
  }

  /** How far everything was applied, once all that was seen on the topics is. */
  private Map<TopicPartition, Long> awaitApplied(Places places)
      throws SQLException, InterruptedException {
    var needed = new HashMap<TopicPartition, Long>();
    for (long position = 1; position <= places.last(); position++) {
      var partition = places.partition(position);
      if (partition != null) {
        needed.merge(partition, places.offset(position) + 1, Math::max);
      }
    }
    var patience = Patience.of(LONGEST_STANDSTILL, BETWEEN_LOOKS);
    var applied = tables.offsets();
    while (behind(needed, applied) > 0 && patience.lasts()) {
      patience.pause();
      tables.renew();
      var now = tables.offsets();
      if (!now.equals(applied)) {
        patience.renew();
      }
      applied = now;
    }
    var behind = behind(needed, applied);
    if (behind > 0) {
      findings.differs(
          "nothing more is applied for half a minute, %,d records of events are left"
              .formatted(behind));
    }
    applied.keySet().removeIf(partition -> !partition.topic().endsWith("-events"));
    return applied;
  }

  private static long behind(Map<TopicPartition, Long> needed, Map<TopicPartition, Long> applied) {
    return needed.entrySet().stream()
        .mapToLong(n -> Math.max(0, n.getValue() - applied.getOrDefault(n.getKey(), 0L)))
        .sum();
  }

  private void replay(StoredRow row, Map<TopicPartition, Long> applied, Tables.Rows history)
      throws SQLException {
    var places = topics.places();
    var partition = places.partition(row.position());
    var event = row.event();
    if (event == null
        || partition == null
        || places.offset(row.position()) >= applied.getOrDefault(partition, 0L)) {
      return;
    }
    try {
      var expected = replay.take(row, event, partition.partition());
      if (expected != null) {
        compare(row.position(), expected, history);
      }
    } catch (Unreadable broken) {
      findings.differs(
          "position %d (%s) cannot be replayed: %s"
              .formatted(row.position(), event, broken.getMessage()));
    }
  }

  private void compare(long position, Row expected, Tables.Rows history) throws SQLException {
    var found = history.head();
    while (found != null && position(found) < position) {
      findings.differs("history of position " + position(found) + ": should not be there");
      history.next();
      found = history.head();
    }
    if (found == null || position(found) > position) {
      findings.differs("history of position " + position + ": is missing");
    } else {
      entries++;
      expected.compare("history of position " + position, found, findings);
      history.next();
    }
  }

  private static long position(Row row) {
    return (Long) Objects.requireNonNull(row.get("position"));
  }

  private void compareTables() throws SQLException {
    try (var deals = tables.deals();
        var totals = tables.totals();
        var notices = tables.notices();
        var pipelines = tables.pipelines()) {
      var count = Tables.compare("deal", deals, row -> id(row, "id"), replay.deals(), findings);
      findings.lookedAt(count, "deals");
      findings.lookedAt(entries, "entries of their history");
      count = Tables.compare("board_total", totals, Where::of, replay.totals(), findings);
      findings.lookedAt(count, "totals");
      count =
          Tables.compare("notice", notices, row -> id(row, "position"), replay.notices(), findings);
      findings.lookedAt(count, "notices");
      count =
          Tables.compare("pipeline", pipelines, row -> id(row, "id"), replay.pipelines(), findings);
      findings.lookedAt(count, "pipelines");
    }
  }

  private static Object id(Row row, String column) {
    return Objects.requireNonNull(row.get(column));
  }
}
