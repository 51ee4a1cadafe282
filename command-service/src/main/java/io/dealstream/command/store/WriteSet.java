package io.dealstream.command.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * What a unit of work wants stored: all of it in one commit, or nothing. It is only collected here;
 * no connection is held while a command is decided.
 */
final class WriteSet {

  private static final String KEY = WriteSet.class.getName();
  private static final long NOTHING_STORED = -1;

  private final boolean mayRecall;
  private final List<EventRow> events = new ArrayList<>();
  private final List<SideRow> rows = new ArrayList<>();
  private final Map<Premise, Long> premises = new LinkedHashMap<>();
  private final Map<String, Long> recalledAggregates = new HashMap<>();
  private final Map<Premise, Long> recalledPremises = new HashMap<>();
  private final Set<String> absent = new HashSet<>();
  private final CompletableFuture<Void> durable = new CompletableFuture<>();

  private WriteSet(boolean mayRecall) {
    this.mayRecall = mayRecall;
  }

  /**
   * @param mayRecall whether it may be decided on what is remembered from earlier commands
   */
  static WriteSet openIn(UnitOfWork<?> root, boolean mayRecall) {
    return root.getOrComputeResource(KEY, _ -> new WriteSet(mayRecall));
  }

  /** Null where no unit of work is running. */
  static @Nullable WriteSet present() {
    return CurrentUnitOfWork.isStarted() ? CurrentUnitOfWork.get().root().getResource(KEY) : null;
  }

  /**
   * @throws IllegalStateException where no unit of work is running
   */
  static WriteSet current() {
    var set = present();
    if (set == null) {
      throw new IllegalStateException("what is to be stored needs a command to be stored with");
    }
    return set;
  }

  boolean mayRecall() {
    return mayRecall;
  }

  void absent(Set<String> aggregateIds) {
    absent.addAll(aggregateIds);
  }

  boolean isSaidToBeAbsent(String aggregateId) {
    return absent.contains(aggregateId);
  }

  /** Tells it once: whoever asks again wants to know what is stored now. */
  boolean isAbsent(String aggregateId) {
    return absent.remove(aggregateId);
  }

  void add(EventRow event) {
    events.add(event);
  }

  void add(SideRow row) {
    rows.add(row);
  }

  @Nullable Long premise(Premise premise) {
    return premises.get(premise);
  }

  void hold(Premise premise, long value, boolean recalled) {
    premises.put(premise, value);
    if (recalled) {
      recalledPremises.put(premise, value);
    }
  }

  /**
   * @param version the last number of the aggregate's events, as remembered
   */
  void recalled(String aggregateId, long version) {
    recalledAggregates.put(aggregateId, version);
  }

  /** Nobody has stored anything of it: what is appended to it shows whether that is so. */
  void presumeNew(String aggregateId) {
    if (mayRecall) {
      absent.add(aggregateId);
      recalled(aggregateId, NOTHING_STORED);
    }
  }

  Recalled recalled() {
    return new Recalled(Map.copyOf(recalledAggregates), Map.copyOf(recalledPremises));
  }

  /**
   * What was remembered and is not put to the test by being stored: appending shows that an
   * aggregate's next number is free, and that the premises of what is appended hold.
   */
  Recalled untested() {
    var aggregates = new HashMap<>(recalledAggregates);
    events.forEach(event -> aggregates.remove(event.aggregateId()));
    return new Recalled(aggregates, events.isEmpty() ? Map.copyOf(recalledPremises) : Map.of());
  }

  boolean isEmpty() {
    return events.isEmpty() && rows.isEmpty();
  }

  List<EventRow> events() {
    return events;
  }

  List<String> eventIds() {
    return events.stream().map(EventRow::eventId).toList();
  }

  long bytes() {
    return events.stream().mapToLong(row -> row.payload().length + row.metadata().length).sum();
  }

  List<SideRow> rows() {
    return rows;
  }

  Map<Premise, Long> premises() {
    return premises;
  }

  /** Done once everything is durable, or nothing is and never will be. */
  CompletableFuture<Void> durable() {
    return durable;
  }

  boolean holds(Map<Premise, Long> present) {
    return premises.entrySet().stream()
        .allMatch(held -> Objects.equals(held.getValue(), present.get(held.getKey())));
  }
}
