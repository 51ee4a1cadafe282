package io.dealstream.query.deals;

import io.dealstream.events.deal.DealEvent;
import io.dealstream.query.deals.Deal.Holder;
import io.dealstream.query.deals.Deal.Label;
import io.dealstream.query.deals.Deal.Plans;
import io.dealstream.query.deals.Deal.Worth;
import io.dealstream.query.intake.Inapplicable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What each event makes of a deal. */
final class DealFold {

  private DealFold() {}

  /**
   * @param before null where there is no such deal yet
   * @throws Inapplicable where the first event does not open the deal, or a later one does
   */
  static Deal after(@Nullable Deal before, DealEvent event, long version, long position) {
    if (before == null) {
      return opened(event, position).at(version, position);
    }
    return changed(before, event).at(version, position);
  }

  private static Deal changed(Deal deal, DealEvent event) {
    return switch (event) {
      case DealEvent.Opened e -> throw new Inapplicable("it opens a deal twice: " + e.dealId());
      case DealEvent.StageChanged e ->
          deal.in(deal.place().enter(e.pipelineVersion(), e.to(), e.visit(), e.occurredAt()));
      case DealEvent.Won e ->
          deal.worth(e.amount(), e.value()).decided(deal.outcome().won(e.occurredAt()));
      case DealEvent.Lost e ->
          deal.worth(e.amount(), e.value())
              .decided(deal.outcome().lost(e.occurredAt(), e.reason()));
      case DealEvent.Reopened e ->
          worthAgain(deal, e)
              .in(deal.place().enter(e.pipelineVersion(), e.to(), e.visit(), e.occurredAt()))
              .decided(deal.outcome().reopened());
      case DealEvent.AmountChanged e -> deal.worth(e.amount(), e.value());
      case DealEvent.Reassigned e -> deal.heldBy(e.owner(), e.team());
      case DealEvent.CloseDateChanged e ->
          deal.planned(deal.plans().closingOn(e.expectedCloseOn()));
      case DealEvent.ProbabilityChanged e -> deal.planned(deal.plans().likely(e.probability()));
      case DealEvent.ForecastCategoryChanged e ->
          deal.planned(deal.plans().in(e.forecastCategory()));
      case DealEvent.HandedOff e -> handedOff(deal, e);
      case DealEvent.Absorbed _, DealEvent.Activity _, DealEvent.NoticeGiven _ -> deal;
      case DealEvent.Merged e -> deal.decided(deal.outcome().merged(e.occurredAt(), e.into()));
      case DealEvent.Deleted e -> deal.decided(deal.outcome().deleted(e.occurredAt()));
    };
  }

  /** The outcome had the value of its day; older events do not tell the one before it. */
  private static Deal worthAgain(Deal deal, DealEvent.Reopened e) {
    return e.value() == null ? deal : deal.worth(e.amount(), e.value());
  }

  private static Deal handedOff(Deal deal, DealEvent.HandedOff e) {
    var there =
        deal.place()
            .leaveFor(e.pipelineId(), e.pipelineVersion(), e.to(), e.visit(), e.occurredAt());
    return deal.in(there).worth(e.amount(), e.value());
  }

  private static Deal opened(DealEvent event, long position) {
    if (!(event instanceof DealEvent.Opened e)) {
      throw new Inapplicable("it happens to a deal that was never opened: " + event.dealId());
    }
    var label =
        new Label(e.name(), e.source(), e.leadId(), e.externalId(), e.occurredAt(), position);
    var visits = Map.of(e.to(), e.visit());
    return new Deal(
        e.dealId(),
        label,
        new Place(e.pipelineId(), e.pipelineVersion(), e.to(), e.occurredAt(), visits),
        new Worth(e.amount(), e.value()),
        new Plans(e.expectedCloseOn(), null, e.forecastCategory()),
        new Holder(e.owner(), e.team()),
        Outcome.NONE,
        0,
        position);
  }
}
