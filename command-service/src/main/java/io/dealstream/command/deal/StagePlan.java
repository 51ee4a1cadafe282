package io.dealstream.command.deal;

import io.dealstream.command.pipeline.Pipeline;
import io.dealstream.events.Via;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.pipeline.StageActivity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a stage plans for a deal that enters it. Whatever would be due by now is left out: when the
 * past is brought in, nobody wants last year's calls on today's list. What the stage planned before
 * and is still to be done is not planned twice.
 */
final class StagePlan {

  /** No id that a caller is given looks like this. */
  private static final String ID = "planned~";

  private StagePlan() {}

  /**
   * @param entering what brings the deal into a stage, or nothing
   * @return the same, and after it what is planned
   */
  static List<DealEvent> with(Deal before, List<DealEvent> entering, Basis b) {
    var events = new ArrayList<>(entering);
    var deal = before;
    for (var event : entering) {
      deal = deal.evolve(event);
      for (var activity : planOf(deal, b)) {
        if (deal instanceof Deal.Open open
            && isToBePlanned(activity, open, event.occurredAt(), b)) {
          var planned = planned(activity, open, event.occurredAt());
          events.add(planned);
          deal = deal.evolve(planned);
        }
      }
    }
    return events;
  }

  private static List<StageActivity> planOf(Deal deal, Basis b) {
    return deal instanceof Deal.Open open
        ? pipelineOf(open, b)
            .stage(open.stage())
            .map(stage -> Objects.requireNonNullElse(stage.activities(), List.<StageActivity>of()))
            .orElseThrow()
        : List.of();
  }

  private static Pipeline pipelineOf(Deal.Open deal, Basis b) {
    return deal.facts().pipelineId().equals(b.pipeline().id()) ? b.pipeline() : b.destination();
  }

  private static boolean isToBePlanned(
      StageActivity activity, Deal.Open deal, Instant entered, Basis b) {
    var present = deal.facts().activities();
    return dueAt(activity, entered).isAfter(b.now())
        && !present.has(spot(deal), activity.type(), activity.title());
  }

  private static DealEvent planned(StageActivity activity, Deal.Open deal, Instant entered) {
    var facts = deal.facts();
    return new DealEvent.ActivityPlanned(
        facts.id(),
        facts.pipelineId(),
        ID + (facts.activities().byStages() + 1),
        activity.type(),
        activity.title(),
        false,
        dueAt(activity, entered),
        deal.stage(),
        facts.owner(),
        facts.team(),
        facts.source(),
        null,
        Via.AUTOMATION,
        entered);
  }

  private static Spot spot(Deal.Open deal) {
    return new Spot(deal.facts().pipelineId(), deal.stage());
  }

  private static Instant dueAt(StageActivity activity, Instant entered) {
    return entered.plus(Duration.ofDays(activity.dueAfterDays()));
  }
}
