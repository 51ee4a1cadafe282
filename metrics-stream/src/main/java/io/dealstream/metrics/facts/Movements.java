package io.dealstream.metrics.facts;

import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.metric.Waterfall.Line;
import io.dealstream.metrics.facts.Deal.Standing.Closed;
import io.dealstream.metrics.facts.Deal.Standing.Open;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an event changes of the open deals, found by what the deal was worth and whose it was before
 * and after it. First it goes to whose it is then, after that its value changes, and at last it
 * leaves: so each step is credited to one, and they add up.
 */
final class Movements {

  /** A deal while it is open. */
  private record Held(String pipelineId, Credit credit, @Nullable Long value) {

    static @Nullable Held of(@Nullable Deal deal) {
      return deal != null && deal.standing() instanceof Open
          ? new Held(deal.pipelineId(), deal.credit(), deal.worth().value())
          : null;
    }
  }

  private final List<Fact> facts = new ArrayList<>(2);
  private final DealEvent event;
  private final long at;

  private Movements(DealEvent event) {
    this.event = event;
    at = event.occurredAt().toEpochMilli();
  }

  static List<Fact> of(@Nullable Deal before, Deal after, DealEvent event) {
    var movements = new Movements(event);
    movements.compare(Held.of(before), Held.of(after), after);
    return movements.facts;
  }

  private void compare(@Nullable Held was, @Nullable Held is, Deal after) {
    if (was == null) {
      if (is != null) {
        came(is, event instanceof DealEvent.Reopened ? Line.REOPENED : Line.NEW);
      }
    } else if (is == null) {
      left(was, after);
    } else if (event instanceof DealEvent.HandedOff) {
      went(was, Line.TRANSFERRED_OUT);
      came(is, Line.TRANSFERRED_IN);
    } else {
      stayed(was, is);
    }
  }

  private void left(Held was, Deal after) {
    var last = passed(was, after.credit());
    if (after.standing() instanceof Closed(Outcome outcome)) {
      var worth = new Held(last.pipelineId, last.credit, outcome.value());
      revalued(last, worth, Line.REVALUED);
      went(worth, outcome.won() ? Line.WON : Line.LOST);
    } else {
      went(last, event instanceof DealEvent.Merged ? Line.MERGED : Line.DELETED);
    }
  }

  private void stayed(Held was, Held is) {
    var kept = passed(was, is.credit);
    revalued(kept, is, changeOfAmount(kept, is));
    if (event instanceof DealEvent.CloseDateChanged e) {
      postponed(is, e.fromExpectedCloseOn(), e.expectedCloseOn());
    }
  }

  private void postponed(Held deal, @Nullable LocalDate from, LocalDate to) {
    if (from != null && !from.equals(to)) {
      var line = to.isBefore(from) ? Line.PULLED_IN : Line.PUSHED_OUT;
      facts.add(new Fact.Noted(deal.pipelineId, line, new Moment(deal.credit, at), deal.value));
    }
  }

  private Line changeOfAmount(Held was, Held is) {
    if (!(event instanceof DealEvent.AmountChanged)) {
      return Line.REVALUED;
    }
    return orNothing(is.value) < orNothing(was.value) ? Line.DECREASED : Line.INCREASED;
  }

  private Held passed(Held was, Credit to) {
    if (!was.credit.equals(to)) {
      facts.add(new Fact.Passed(was.pipelineId, was.credit, to, at, was.value));
    }
    return new Held(was.pipelineId, to, was.value);
  }

  private void revalued(Held was, Held is, Line line) {
    if (!Objects.equals(was.value, is.value)) {
      facts.add(
          new Fact.Revalued(is.pipelineId, line, new Moment(is.credit, at), was.value, is.value));
    }
  }

  private void came(Held is, Line line) {
    facts.add(new Fact.Came(is.pipelineId, line, new Moment(is.credit, at), is.value));
  }

  private void went(Held was, Line line) {
    facts.add(new Fact.Went(was.pipelineId, line, new Moment(was.credit, at), was.value));
  }

  private static long orNothing(@Nullable Long value) {
    return value == null ? 0 : value;
  }
}
