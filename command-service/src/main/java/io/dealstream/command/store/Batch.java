package io.dealstream.command.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Write sets that are stored in one transaction; each of them whole, or not at all. */
final class Batch {

  private final Connection connection;
  private final List<WriteSet> sets;
  private String transaction = "";

  Batch(Connection connection, Collection<WriteSet> sets) {
    this.connection = connection;
    this.sets = new ArrayList<>(sets);
  }

  record Failure(WriteSet set, Supplier<? extends RuntimeException> why) {}

  /**
   * Locks what the sets were decided on, in the same order as every other writer, and leaves out
   * those whose premises have changed.
   */
  List<WriteSet> dropOutdated() throws SQLException {
    var present = new HashMap<Premise, Long>();
    var premises = sets.stream().flatMap(set -> set.premises().keySet().stream()).toList();
    for (var table : Premise.keysBySelect(premises).entrySet()) {
      lock(table.getKey(), table.getValue(), present);
    }
    var outdated = sets.stream().filter(set -> !set.holds(present)).toList();
    sets.removeAll(outdated);
    return outdated;
  }

  private void lock(String select, Set<String> keys, Map<Premise, Long> present)
      throws SQLException {
    try (var lock = connection.prepareStatement(select + " FOR SHARE")) {
      lock.setArray(1, connection.createArrayOf("text", keys.toArray()));
      try (var rows = lock.executeQuery()) {
        while (rows.next()) {
          present.put(new Premise(select, rows.getString(1)), rows.getLong(2));
        }
      }
    }
  }

  boolean isEmpty() {
    return sets.isEmpty();
  }

  List<WriteSet> sets() {
    return sets;
  }

  /** The transaction's number, by which the database can be asked what became of it. */
  String transaction() {
    return transaction;
  }

  List<String> eventIds() {
    return sets.stream().flatMap(set -> set.eventIds().stream()).toList();
  }

  /**
   * Rows that premises are made of go first: whoever changes one has its lock before the events get
   * their numbers, so that no event decided on the old one is numbered behind it.
   *
   * @return those that fall short; where there is one, the transaction is to be rolled back
   */
  List<Failure> write() throws SQLException {
    var failures = writeSideRows(false);
    if (failures.isEmpty()) {
      failures = writeEvents();
    }
    return failures.isEmpty() ? writeSideRows(true) : failures;
  }

  private List<Failure> writeSideRows(boolean afterEvents) throws SQLException {
    var failures = new ArrayList<Failure>();
    for (var statement : byStatement(afterEvents).entrySet()) {
      failures.addAll(write(statement.getKey(), statement.getValue()));
    }
    return failures;
  }

  private List<Failure> writeEvents() throws SQLException {
    var rows = sets.stream().flatMap(set -> set.events().stream()).sorted(EventRow.ORDER).toList();
    var insert = EventInsert.of(connection, rows);
    transaction = insert.transaction();
    return sets.stream()
        .filter(set -> !insert.stored().containsAll(set.eventIds()))
        .map(set -> new Failure(set, () -> new LostRace(null)))
        .toList();
  }

  private record Of(WriteSet set, SideRow row) {}

  private Map<String, List<Of>> byStatement(boolean afterEvents) {
    return sets.stream()
        .flatMap(set -> set.rows().stream().map(row -> new Of(set, row)))
        .filter(of -> of.row().afterEvents() == afterEvents)
        .collect(
            Collectors.groupingBy(of -> of.row().statement(), TreeMap::new, Collectors.toList()));
  }

  private List<Failure> write(String statement, List<Of> rows) throws SQLException {
    try (var prepared = connection.prepareStatement(statement)) {
      for (var of : rows) {
        of.row().bind(prepared);
        prepared.addBatch();
      }
      var touched = prepared.executeBatch();
      var failures = new ArrayList<Failure>();
      for (var i = 0; i < touched.length; i++) {
        var of = rows.get(i);
        if (!of.row().isSatisfiedBy(touched[i])) {
          failures.add(new Failure(of.set(), of.row().otherwise()));
        }
      }
      return failures;
    }
  }
}
