package io.dealstream.metrics.facts;

import io.dealstream.events.Money;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.deal.Direction;
import io.dealstream.metrics.facts.Deal.Standing.Closed;
import io.dealstream.metrics.facts.Deal.Standing.Gone;
import io.dealstream.metrics.facts.Deal.Standing.Open;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one event makes of a deal, and the facts it tells. Total over what {@link Continuity} lets
 * through.
 */
final class DealStep {

  private final List<Fact> facts = new ArrayList<>();
  private final DealEvent event;
  private final long at;

  private DealStep(DealEvent event) {
    this.event = event;
    at = event.occurredAt().toEpochMilli();
  }

  record Step(Deal deal, List<Fact> facts) {}

  static Step of(@Nullable Deal before, DealEvent event, long sequence) {
    var step = new DealStep(event);
    var after = step.take(before).at(sequence, step.at);
    step.qualification(before, after);
    return new Step(after, step.facts);
  }

  private Deal take(@Nullable Deal before) {
    if (event instanceof DealEvent.Opened e) {
      return opened(e);
    }
    if (before == null) {
      throw new IllegalStateException("an event before the deal was opened");
    }
    return switch (event) {
      case DealEvent.Opened e -> opened(e);
      case DealEvent.StageChanged e ->
          enter(
              leave(
                  before, e.direction() == Direction.FORWARD ? Ending.ADVANCED : Ending.MOVED_BACK),
              e.to(),
              e.visit(),
              e.qualified());
      case DealEvent.Won e -> decide(leave(before, Ending.WON), true, e.value());
      case DealEvent.Lost e -> decide(leave(before, Ending.LOST), false, e.value());
      case DealEvent.Reopened e -> enter(undecide(before), e.to(), e.visit(), e.qualified());
      case DealEvent.AmountChanged e -> handOver(restate(before, e.value()));
      case DealEvent.HandedOff e -> handOff(before, e);
      case DealEvent.Merged _ -> end(before, Ending.MERGED);
      case DealEvent.Deleted _ -> end(before, Ending.DELETED);
      case DealEvent.Reassigned _,
          DealEvent.CloseDateChanged _,
          DealEvent.ProbabilityChanged _,
          DealEvent.ForecastCategoryChanged _,
          DealEvent.Activity _,
          DealEvent.NoticeGiven _,
          DealEvent.Absorbed _ ->
          handOver(before);
    };
  }

  private Deal opened(DealEvent.Opened e) {
    facts.add(new Fact.Opened(e.pipelineId(), e.owner(), at));
    var visit = new Visit(e.to(), e.visit(), at, e.owner());
    var nowhere = new Open(visit, e.qualified());
    var deal =
        new Deal(
            e.pipelineId(), 0, at, e.owner(), at, 0, false, nowhere, new HashMap<>(), Map.of());
    return enter(deal, e.to(), e.visit(), e.qualified());
  }

  /** No outcome: the deal begins anew where it goes, and keeps what it did there before. */
  private Deal handOff(Deal deal, DealEvent.HandedOff e) {
    var left = leave(deal, Ending.HANDED_OFF);
    facts.add(new Fact.Opened(e.pipelineId(), e.owner(), at));
    return enter(left.handedTo(e.pipelineId(), at), e.to(), e.visit(), e.qualified());
  }

  /** What it did remains; what it came to does not. */
  private Deal end(Deal deal, Ending ending) {
    var ended =
        switch (deal.standing()) {
          case Open _ -> leave(deal, ending);
          case Closed _ -> undecide(deal);
          case Gone _ -> throw new IllegalStateException("the deal has ended");
        };
    return ended.ownedBy(event.owner()).gone();
  }

  private Deal enter(Deal deal, String stageId, int number, boolean qualified) {
    var visit = new Visit(stageId, number, at, event.owner());
    facts.add(new Fact.Entered(deal.pipelineId(), event.dealId(), visit));
    return deal.ownedBy(event.owner()).entered(visit, qualified);
  }

  private Deal leave(Deal deal, Ending ending) {
    var visit = open(deal).visit();
    var length = at - visit.enteredAt();
    var before = deal.totalIn(visit.stageId());
    var after = new Total(length + (before == null ? 0 : before.millis()), visit.owner());
    facts.add(
        new Fact.Left(
            deal.pipelineId(), event.dealId(), visit, ending, length, deal.owner(), before, after));
    return deal.left(visit, after);
  }

  private Deal decide(Deal deal, boolean won, @Nullable Money value) {
    var active = at - deal.openedAt() - deal.closedGap();
    var outcome = new Outcome(won, event.owner(), minor(value), deal.qualified(), active);
    facts.add(new Fact.Decided(deal.pipelineId(), outcome, deal.entered()));
    return deal.ownedBy(event.owner()).decided(outcome, at);
  }

  private Deal undecide(Deal deal) {
    var closed = closed(deal);
    facts.add(new Fact.Undecided(deal.pipelineId(), closed.outcome(), deal.entered()));
    return deal.reopenedAfter(at - closed.at());
  }

  /** While the deal is open its value stands in no figure yet. */
  private Deal restate(Deal deal, Money value) {
    if (!(deal.standing() instanceof Closed(Outcome outcome, long decidedAt))) {
      return deal;
    }
    var restated =
        new Outcome(
            outcome.won(),
            outcome.owner(),
            minor(value),
            outcome.qualified(),
            outcome.activeCycle());
    if (!restated.equals(outcome)) {
      facts.add(new Fact.Restated(deal.pipelineId(), outcome, restated));
    }
    return deal.decided(restated, decidedAt);
  }

  private Deal handOver(Deal deal) {
    if (deal.standing() instanceof Open(Visit visit, boolean _)
        && !deal.owner().equals(event.owner())) {
      facts.add(
          new Fact.HandedOver(
              deal.pipelineId(), event.dealId(), visit, deal.owner(), event.owner()));
    }
    return deal.ownedBy(event.owner());
  }

  private void qualification(@Nullable Deal before, Deal after) {
    var was = before != null && qualifiedNow(before) ? before : null;
    var is = qualifiedNow(after) ? after : null;
    if (was != null && is != null && countsTheSame(was, is)) {
      return;
    }
    if (was != null) {
      facts.add(new Fact.Unqualified(was.pipelineId(), was.owner()));
    }
    if (is != null) {
      facts.add(new Fact.Qualified(is.pipelineId(), is.owner()));
    }
  }

  private static boolean countsTheSame(Deal one, Deal other) {
    return one.pipelineId().equals(other.pipelineId()) && one.owner().equals(other.owner());
  }

  private static boolean qualifiedNow(Deal deal) {
    return deal.standing() instanceof Open(Visit _, boolean qualified) && qualified;
  }

  private static Open open(Deal deal) {
    if (deal.standing() instanceof Open open) {
      return open;
    }
    throw new IllegalStateException("the deal is decided");
  }

  private static Closed closed(Deal deal) {
    if (deal.standing() instanceof Closed closed) {
      return closed;
    }
    throw new IllegalStateException("the deal is open");
  }

  private static @Nullable Long minor(@Nullable Money value) {
    return value == null ? null : value.amount().unscaledValue().longValueExact();
  }
}
