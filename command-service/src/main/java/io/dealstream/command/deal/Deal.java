package io.dealstream.command.deal;

import io.dealstream.events.deal.DealEvent;
import java.util.Map;

/** A deal as its decisions need it: a type for each state, and nothing that no decision reads. */
sealed interface Deal {

  Deal NONE = new None();

  record None() implements Deal {}

  /** A deal that was opened once, whatever became of it. */
  sealed interface Known extends Deal {

    DealFacts facts();

    /** The stage it is in, or was decided in. */
    String stage();
  }

  record Open(DealFacts facts, String stage) implements Known {}

  record Won(DealFacts facts, String stage) implements Known {}

  record Lost(DealFacts facts, String stage) implements Known {}

  /** The deal after the event. Total over what {@link DealDecider} can have decided. */
  default Deal evolve(DealEvent event) {
    return switch (event) {
      case DealEvent.Opened e -> opened(e);
      case DealEvent.StageChanged e ->
          new Open(known().facts().entering(e.to(), e.visit(), e.occurredAt()), e.to());
      case DealEvent.Reopened e ->
          new Open(known().facts().entering(e.to(), e.visit(), e.occurredAt()), e.to());
      case DealEvent.Won e -> new Won(known().facts().at(e.occurredAt()), e.from());
      case DealEvent.Lost e -> new Lost(known().facts().at(e.occurredAt()), e.from());
      case DealEvent.AmountChanged e ->
          with(known().facts().worth(e.amount(), e.value(), e.occurredAt()));
      case DealEvent.Reassigned e ->
          with(known().facts().ownedBy(e.owner(), e.team(), e.occurredAt()));
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
            e.amount(),
            e.value(),
            Map.of(e.to(), e.visit()),
            e.occurredAt());
    return new Open(facts, e.to());
  }

  /** The same state with other facts. */
  private Deal with(DealFacts facts) {
    return switch (known()) {
      case Open deal -> new Open(facts, deal.stage);
      case Won deal -> new Won(facts, deal.stage);
      case Lost deal -> new Lost(facts, deal.stage);
    };
  }

  private Known known() {
    return switch (this) {
      case None _ -> throw new IllegalStateException("an event before the deal was opened");
      case Known deal -> deal;
    };
  }
}
