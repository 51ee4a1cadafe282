package io.dealstream.command.deal;

import io.dealstream.events.deal.DealEvent;
import java.time.Instant;
import java.util.Map;

/** A deal as its decisions need it: a type for each state, and nothing that no decision reads. */
sealed interface Deal {

  Deal NONE = new None();

  record None() implements Deal {}

  /** A deal that was opened once, whatever became of it. */
  sealed interface Known extends Deal {

    DealFacts facts();
  }

  /** A deal that can still change. */
  sealed interface Live extends Known {

    /** The stage it is in, or was decided in. */
    String stage();
  }

  record Open(DealFacts facts, String stage) implements Live {}

  /** A deal that is won or lost. */
  sealed interface Decided extends Live {

    Instant decidedAt();
  }

  record Won(DealFacts facts, String stage, Instant decidedAt) implements Decided {}

  record Lost(DealFacts facts, String stage, Instant decidedAt) implements Decided {}

  /**
   * @param into the deal that goes on for both
   */
  record Merged(DealFacts facts, String into) implements Known {}

  record Deleted(DealFacts facts) implements Known {}

  /** The deal after the event. Total over what {@link DealDecider} can have decided. */
  default Deal evolve(DealEvent event) {
    return switch (event) {
      case DealEvent.Opened e -> opened(e);
      case DealEvent.StageChanged e ->
          new Open(soFar().entering(e.to(), e.visit(), e.occurredAt()), e.to());
      case DealEvent.Reopened e ->
          new Open(soFar().entering(e.to(), e.visit(), e.occurredAt()), e.to());
      case DealEvent.Won e -> new Won(soFar().at(e.occurredAt()), e.from(), e.occurredAt());
      case DealEvent.Lost e -> new Lost(soFar().at(e.occurredAt()), e.from(), e.occurredAt());
      case DealEvent.AmountChanged e -> with(soFar().worth(e.amount(), e.value(), e.occurredAt()));
      case DealEvent.Reassigned e -> with(soFar().ownedBy(e.owner(), e.team(), e.occurredAt()));
      case DealEvent.CloseDateChanged e ->
          with(soFar().planned(plans().closingOn(e.expectedCloseOn()), e.occurredAt()));
      case DealEvent.ProbabilityChanged e ->
          with(soFar().planned(plans().likely(e.probability()), e.occurredAt()));
      case DealEvent.ForecastCategoryChanged e ->
          with(soFar().planned(plans().in(e.forecastCategory()), e.occurredAt()));
      case DealEvent.HandedOff e -> handedOff(e);
      case DealEvent.Absorbed e -> with(soFar().at(e.occurredAt()));
      case DealEvent.NoticeGiven e -> with(soFar().at(e.occurredAt()));
      case DealEvent.ActivityRecorded e ->
          with(soFar().doing(activities().did(e.type(), e.happenedAt()), e.occurredAt()));
      case DealEvent.ActivityPlanned e ->
          with(soFar().doing(activities().with(e.activityId(), planned(e)), e.occurredAt()));
      case DealEvent.ActivityRescheduled e ->
          with(soFar().doing(activities().dueAt(e.activityId(), e.dueAt()), e.occurredAt()));
      case DealEvent.ActivityFellDue e ->
          with(soFar().doing(activities().fellDue(e.activityId()), e.occurredAt()));
      case DealEvent.ActivityCompleted e -> with(soFar().doing(completed(e), e.occurredAt()));
      case DealEvent.ActivityCancelled e ->
          with(soFar().doing(activities().without(e.activityId()), e.occurredAt()));
      case DealEvent.Merged e -> new Merged(soFar().at(e.occurredAt()), e.into());
      case DealEvent.Deleted e -> new Deleted(soFar().at(e.occurredAt()));
    };
  }

  private static Deal opened(DealEvent.Opened e) {
    var facts =
        new DealFacts(
            e.dealId(),
            e.pipelineId(),
            e.owner(),
            e.team(),
            e.source(),
            e.leadId(),
            e.amount(),
            e.value(),
            new Plans(e.expectedCloseOn(), null, e.forecastCategory()),
            Map.of(new Spot(e.pipelineId(), e.to()), e.visit()),
            Activities.none(e.occurredAt()),
            e.occurredAt());
    return new Open(facts, e.to());
  }

  private Deal handedOff(DealEvent.HandedOff e) {
    var there =
        soFar()
            .handedTo(e.pipelineId())
            .worth(e.amount(), e.value(), e.occurredAt())
            .entering(e.to(), e.visit(), e.occurredAt());
    return new Open(there, e.to());
  }

  /** The same state with other facts. */
  private Deal with(DealFacts facts) {
    return switch (live()) {
      case Open deal -> new Open(facts, deal.stage);
      case Won deal -> new Won(facts, deal.stage, deal.decidedAt);
      case Lost deal -> new Lost(facts, deal.stage, deal.decidedAt);
    };
  }

  private DealFacts soFar() {
    return live().facts();
  }

  private Plans plans() {
    return soFar().plans();
  }

  private Activities activities() {
    return soFar().activities();
  }

  private static Planned planned(DealEvent.ActivityPlanned e) {
    var by = e.stage() == null ? null : new Spot(e.pipelineId(), e.stage());
    return new Planned(e.type(), e.title(), e.dueAt(), by, false);
  }

  private Activities completed(DealEvent.ActivityCompleted e) {
    return activities().without(e.activityId()).did(e.type(), e.happenedAt());
  }

  private Live live() {
    return switch (this) {
      case None _ -> throw new IllegalStateException("an event before the deal was opened");
      case Live deal -> deal;
      case Merged _, Deleted _ -> throw new IllegalStateException("an event after the deal ended");
    };
  }
}
