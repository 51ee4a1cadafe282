package io.dealstream.metrics.facts;

import io.dealstream.events.Money;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.deal.Direction;
import io.dealstream.events.deal.StageTerms;
import io.dealstream.metrics.facts.Deal.Standing.Closed;
import io.dealstream.metrics.facts.Deal.Standing.Gone;
import io.dealstream.metrics.facts.Deal.Standing.Open;
import io.dealstream.metrics.facts.Deal.Stay;
import java.util.ArrayList;
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
  private final Credit credit;
  private final long sequence;
  private final long at;

  private DealStep(DealEvent event, long sequence) {
    this.event = event;
    this.sequence = sequence;
    credit = Credit.of(event);
    at = event.occurredAt().toEpochMilli();
  }

  record Step(Deal deal, List<Fact> facts) {}

  static Step of(@Nullable Deal before, DealEvent event, long sequence) {
    var step = new DealStep(event, sequence);
    var after = step.take(before).at(sequence, step.at);
    step.facts.addAll(Present.changes(before, after));
    step.facts.addAll(Movements.of(before, after, event));
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
              e.qualified(),
              e.stageTerms());
      case DealEvent.Won e -> decide(leave(before, Ending.WON), true, e.value());
      case DealEvent.Lost e -> decide(leave(before, Ending.LOST), false, e.value());
      case DealEvent.Reopened e ->
          enter(
              valued(undecide(before), e.value()),
              e.to(),
              e.visit(),
              e.qualified(),
              e.stageTerms());
      case DealEvent.AmountChanged e -> handOver(valued(restate(before, e.value()), e.value()));
      case DealEvent.ProbabilityChanged e ->
          handOver(before.worth(before.worth().likely(e.probability())));
      case DealEvent.CloseDateChanged e ->
          handOver(before.worth(before.worth().closingOn(e.expectedCloseOn())));
      case DealEvent.ForecastCategoryChanged e ->
          handOver(before.worth(before.worth().countedAs(e.forecastCategory())));
      case DealEvent.HandedOff e -> handOff(before, e);
      case DealEvent.Merged _ -> end(before, Ending.MERGED);
      case DealEvent.Deleted _ -> end(before, Ending.DELETED);
      case DealEvent.Reassigned _,
          DealEvent.Activity _,
          DealEvent.NoticeGiven _,
          DealEvent.Absorbed _ ->
          handOver(before);
    };
  }

  private Deal opened(DealEvent.Opened e) {
    facts.add(new Fact.Opened(e.pipelineId(), credit, at));
    var visit = new Visit(e.to(), e.visit(), at, credit);
    var nowhere = new Open(visit, e.qualified());
    var worth =
        Worth.UNKNOWN
            .valued(minor(e.value()))
            .closingOn(e.expectedCloseOn())
            .countedAs(e.forecastCategory());
    var deal =
        new Deal(e.pipelineId(), 0, at, credit, at, 0, false, worth, nowhere, Map.of(), Map.of());
    return enter(deal, e.to(), e.visit(), e.qualified(), e.stageTerms());
  }

  /** No outcome: the deal begins anew where it goes, and keeps what it did there before. */
  private Deal handOff(Deal deal, DealEvent.HandedOff e) {
    var left = leave(deal, Ending.HANDED_OFF);
    facts.add(new Fact.Opened(e.pipelineId(), credit, at));
    return enter(
        valued(left.handedTo(e.pipelineId(), at), e.value()),
        e.to(),
        e.visit(),
        e.qualified(),
        e.stageTerms());
  }

  /** What it did remains; what it came to does not. */
  private Deal end(Deal deal, Ending ending) {
    var ended =
        switch (deal.standing()) {
          case Open _ -> leave(deal, ending);
          case Closed _ -> undecide(deal);
          case Gone _ -> throw new IllegalStateException("the deal has ended");
        };
    return ended.creditedTo(credit).gone();
  }

  private Deal enter(
      Deal deal, String stageId, int number, boolean qualified, @Nullable StageTerms terms) {
    var visit = new Visit(stageId, number, at, credit);
    var before = deal.stages().get(stageId);
    var direction = event instanceof DealEvent.StageChanged moved ? moved.direction() : null;
    facts.add(new Fact.Entered(deal.pipelineId(), event.dealId(), visit, direction));
    deal.stages().forEach((from, stay) -> reach(deal, from, stay, stageId, before));
    var there = deal.creditedTo(credit).worth(deal.worth().inStage(terms));
    return there.entered(visit, qualified, sequence);
  }

  /**
   * A deal counts once: what it entered since it first entered the other, it has reached before.
   */
  private void reach(Deal deal, String from, Stay stay, String to, @Nullable Stay before) {
    if (!from.equals(to) && (before == null || before.lastSequence() < stay.firstSequence())) {
      facts.add(new Fact.Reached(deal.pipelineId(), from, to, stay.first()));
    }
  }

  private Deal leave(Deal deal, Ending ending) {
    var visit = open(deal).visit();
    var length = at - visit.enteredAt();
    var before = deal.totalIn(visit.stageId());
    var after =
        new Total(length + (before == null ? 0 : before.millis()), new Moment(visit.credit(), at));
    facts.add(
        new Fact.Left(
            deal.pipelineId(),
            event.dealId(),
            visit,
            ending,
            length,
            deal.credit(),
            before,
            after));
    return deal.left(visit, after);
  }

  private Deal decide(Deal deal, boolean won, @Nullable Money value) {
    var gross = at - deal.openedAt();
    var active = gross - deal.closedGap();
    var outcome =
        new Outcome(won, new Moment(credit, at), minor(value), deal.qualified(), gross, active);
    facts.add(new Fact.Decided(deal.pipelineId(), outcome, deal.entered()));
    return deal.creditedTo(credit).decided(outcome);
  }

  private Deal undecide(Deal deal) {
    var outcome = closed(deal).outcome();
    facts.add(new Fact.Undecided(deal.pipelineId(), outcome, deal.entered()));
    return deal.reopenedAfter(at - outcome.moment().at());
  }

  /** Of a deal that is open no outcome is put right. */
  private Deal restate(Deal deal, Money value) {
    if (!(deal.standing() instanceof Closed(Outcome outcome))) {
      return deal;
    }
    var restated = outcome.worth(minor(value));
    if (!restated.equals(outcome)) {
      facts.add(new Fact.Restated(deal.pipelineId(), outcome, restated, deal.entered()));
    }
    return deal.decided(restated);
  }

  private Deal handOver(Deal deal) {
    if (deal.standing() instanceof Open(Visit visit, boolean _) && !deal.credit().equals(credit)) {
      facts.add(
          new Fact.HandedOver(deal.pipelineId(), event.dealId(), visit, deal.credit(), credit));
    }
    return deal.creditedTo(credit);
  }

  private static Deal valued(Deal deal, @Nullable Money value) {
    return deal.worth(deal.worth().valued(minor(value)));
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
