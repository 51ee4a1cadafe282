package io.dealstream.command.imports;

import io.dealstream.command.decision.Recorded;
import io.dealstream.command.imports.NumberedRow.Decidable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides the rows of one subject in a batch, in the order of the file. A row is decided once; only
 * a refusal that stands on something outside the file and the subject may be lifted later. Such a
 * row is decided again where its subject is still as it was, and after it the rows that had made
 * nothing happen: otherwise it would be told in the wrong place.
 */
final class RowsWriter {

  private final Subjects subjects;
  private final Map<Fingerprint, Seen> seen;
  private final Decided decided;

  RowsWriter(Subjects subjects, Map<Fingerprint, Seen> seen, Decided decided) {
    this.subjects = subjects;
    this.seen = seen;
    this.decided = decided;
  }

  /**
   * @param retold whether a row of this subject was let in already that had been refused before
   * @return whether it is so now
   */
  boolean write(String id, List<Decidable> rows, boolean retold) {
    if (retold || rows.stream().anyMatch(row -> isForNow(seen.get(row.fingerprint())))) {
      return oneByOne(id, rows, retold);
    }
    var fresh = new ArrayList<Decidable>();
    for (var row : rows) {
      var before = seen.get(row.fingerprint());
      if (before == null) {
        fresh.add(row);
      } else {
        decided.as(row, before.now());
      }
    }
    if (!fresh.isEmpty()) {
      var outcomes = decide(id, fresh);
      for (var i = 0; i < fresh.size(); i++) {
        first(fresh.get(i), outcomes.get(i));
      }
    }
    return false;
  }

  private boolean oneByOne(String id, List<Decidable> rows, boolean retoldBefore) {
    var retold = retoldBefore;
    for (var row : rows) {
      var before = seen.get(row.fingerprint());
      if (before == null) {
        first(row, decide(id, List.of(row)).getFirst());
      } else if (before.isWithoutEffect() && (retold || stillStands(id, before))) {
        var now = decide(id, List.of(row)).getFirst();
        decided.again(row, now);
        retold |= now.then() instanceof Outcome.Accepted;
      } else {
        decided.as(row, before.now());
      }
    }
    return retold;
  }

  private static boolean isForNow(@Nullable Seen before) {
    return before != null && before.dealEvents() != null;
  }

  private boolean stillStands(String id, Seen before) {
    var events = before.dealEvents();
    return events != null && events == subjects.eventsOf(id);
  }

  private List<Seen> decide(String id, List<Decidable> rows) {
    return seen(id, subjects.record(id, rows.stream().map(Decidable::entry).toList()));
  }

  /** Where a row after it was let in, a refused one has lost its place for ever. */
  private List<Seen> seen(String id, List<Recorded> recorded) {
    var seen = new ArrayList<Seen>();
    var nothingAfter = true;
    for (var one : recorded.reversed()) {
      nothingAfter &= !(one instanceof Recorded.Accepted);
      var events = nothingAfter && isForNow(one) ? subjects.eventsOf(id) : null;
      seen.addFirst(new Seen(Outcome.of(one), events));
    }
    return seen;
  }

  private boolean isForNow(Recorded recorded) {
    return recorded instanceof Recorded.Refused(var rule, var _, var _)
        && subjects.standing(rule) == Standing.WHILE_NOTHING_HAPPENS;
  }

  /** What is refused this time only is fresh the next time. */
  private void first(Decidable row, Seen seen) {
    if (seen.then() instanceof Outcome.Rejected(var problem)
        && subjects.standing(problem.rule()) == Standing.THIS_TIME) {
      decided.as(row, seen.then());
    } else {
      decided.first(row, seen);
    }
  }
}
