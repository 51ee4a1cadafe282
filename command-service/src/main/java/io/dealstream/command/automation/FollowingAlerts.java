package io.dealstream.command.automation;

import io.dealstream.command.automation.AlertsRead.Fenced;
import io.dealstream.command.store.SideRow;
import io.dealstream.events.alert.AlertState;
import io.dealstream.events.alert.DealAlert;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Looks at alerts as their topic tells them, and has done what rules say about those that still
 * stand. How far it has read is noted in the commit of what was done, and only where nobody else
 * has read on: so whoever is killed has it looked at again, and a latecomer does nothing. The turn
 * only spares the instances from doing the same in vain. Without a rule about alerts, none is read.
 */
final class FollowingAlerts implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FollowingAlerts.class);

  /** As many reactions as are put into one commit, and a few more where one alert has many. */
  private static final int FULL = 50;

  private final AlertTopic topic;
  private final AlertsRead read;
  private final AutomationTable rules;
  private final Stalls stalls;
  private final Reacting reacting;
  private final TransactionOperations transaction;

  FollowingAlerts(
      AlertTopic topic,
      AlertsRead read,
      AutomationTable rules,
      Stalls stalls,
      Reacting reacting,
      TransactionOperations transaction) {
    this.topic = topic;
    this.read = read;
    this.rules = rules;
    this.stalls = stalls;
    this.reacting = reacting;
    this.transaction = transaction;
  }

  /**
   * @return whether it went on, so that there may be more to look at
   */
  boolean step(BooleanSupplier stopping) {
    if (!rules.anyAboutStalls()) {
      topic.close();
      return false;
    }
    var next = read.next();
    var records = topic.from(next);
    if (records.isEmpty() || stopping.getAsBoolean()) {
      return false;
    }
    try {
      return Boolean.TRUE.equals(transaction.execute(_ -> read.takeTurn() && look(records, next)));
    } catch (Fenced faster) {
      LOG.debug("{}", faster.getMessage());
      return true;
    }
  }

  @Override
  public void close() {
    topic.close();
  }

  private boolean look(List<AlertTopic.Entry> records, Map<Integer, Long> from) {
    if (!read.next().equals(from)) {
      return true; // by another instance, just before it was this one's turn
    }
    var book = rules.aboutStalls();
    var stretch = new Stretch(from);
    for (var record : records) {
      stretch.add(record, occasions(record.alert(), book));
      if (stretch.occasions.size() >= FULL) {
        stretch.settle();
      }
    }
    stretch.settle();
    return true;
  }

  private List<Occasion> occasions(@Nullable DealAlert alert, Rulebook<Instant> book) {
    return alert == null || alert.state() != AlertState.RAISED
        ? List.of()
        : stalls.occasions(alert, book);
  }

  /** Records that are looked at in one commit. */
  private final class Stretch {

    private final List<Occasion> occasions = new ArrayList<>();
    private final Map<Integer, Long> from;
    private final Map<Integer, Long> to = new TreeMap<>();

    Stretch(Map<Integer, Long> from) {
      this.from = new HashMap<>(from);
    }

    void add(AlertTopic.Entry record, List<Occasion> more) {
      occasions.addAll(more);
      to.put(record.partition(), record.offset() + 1);
    }

    void settle() {
      reacting.react(occasions, moves());
      from.putAll(to);
      to.clear();
      occasions.clear();
    }

    private List<SideRow> moves() {
      return to.entrySet().stream()
          .map(
              move ->
                  AlertsRead.row(
                      move.getKey(), from.getOrDefault(move.getKey(), 0L), move.getValue()))
          .toList();
    }
  }
}
