package io.dealstream.command.deal;

import static io.dealstream.command.deal.ActivityEvents.cancelled;
import static io.dealstream.command.deal.ActivityEvents.completed;
import static io.dealstream.command.deal.ActivityEvents.planned;
import static io.dealstream.command.deal.ActivityEvents.recorded;
import static io.dealstream.command.deal.ActivityEvents.rescheduled;
import static io.dealstream.command.deal.ClockEvents.fellDue;
import static io.dealstream.command.deal.DealEvents.amountChanged;
import static io.dealstream.command.deal.DealEvents.lost;
import static io.dealstream.command.deal.DealEvents.moved;
import static io.dealstream.command.deal.DealEvents.opened;
import static io.dealstream.command.deal.DealEvents.reassigned;
import static io.dealstream.command.deal.DealEvents.reopened;
import static io.dealstream.command.deal.DealEvents.vacated;
import static io.dealstream.command.deal.DealEvents.won;
import static io.dealstream.command.deal.EndEvents.absorbed;
import static io.dealstream.command.deal.EndEvents.deleted;
import static io.dealstream.command.deal.EndEvents.handedOff;
import static io.dealstream.command.deal.EndEvents.merged;
import static io.dealstream.command.deal.NoticeEvents.noticeGiven;
import static io.dealstream.command.deal.PlanEvents.categoryChanged;
import static io.dealstream.command.deal.PlanEvents.closeDateChanged;
import static io.dealstream.command.deal.PlanEvents.probabilityChanged;

import io.dealstream.command.decision.Refused;
import io.dealstream.events.deal.DealEvent;
import java.util.List;
import java.util.Optional;

/**
 * The deal's state machine: state × command. No default case: the compiler finds a state or command
 * left out.
 */
final class DealDecider {

  private record On(Deal deal, DealCommand command) {}

  private DealDecider() {}

  /**
   * @return what the command makes happen, in order; empty where it changes nothing
   * @throws Refused where a rule forbids it
   */
  static List<DealEvent> decide(Deal deal, DealCommand command, Basis b) {
    return switch (new On(deal, command)) {
      case On(Deal.None d, DealCommand.Open c) -> StagePlan.with(d, List.of(opened(c, b)), b);
      case On(Deal.None _, DealCommand.Absorb _) -> throw noSurvivor("unknown-deal", b.dealId());
      case On(Deal.None _, DealCommand _) -> throw unknown(b.dealId());

      case On(Deal.Known d, DealCommand.Open _) -> throw exists(d);
      case On(Deal.Known d, DealCommand.Vacate c) -> StagePlan.with(d, vacated(d, c, b), b);
      case On(Deal.Known d, DealCommand.FallDue c) -> fellDue(d, c, b);
      case On(Deal.Live d, DealCommand.Reassign c) -> reassigned(d, c, b);
      case On(Deal.Live d, DealCommand.ChangeAmount c) -> amountChanged(d, c, b);
      case On(Deal.Live d, DealCommand.Merge c) -> List.of(merged(d, c, b));
      case On(Deal.Live d, DealCommand.Delete c) -> List.of(deleted(d, c, b));
      case On(Deal.Live d, DealCommand.RecordActivity c) -> List.of(recorded(d, c, b));
      case On(Deal.Live d, DealCommand.CompleteActivity c) -> List.of(completed(d, c, b));
      case On(Deal.Live d, DealCommand.CancelActivity c) -> List.of(cancelled(d, c, b));
      case On(Deal.Live d, DealCommand.GiveNotice c) -> List.of(noticeGiven(d, c, b));

      case On(Deal.Open d, DealCommand.Move c) -> StagePlan.with(d, moved(d, c, b), b);
      case On(Deal.Open d, DealCommand.Win c) -> List.of(won(d, c, b));
      case On(Deal.Open d, DealCommand.Lose c) -> List.of(lost(d, c, b));
      case On(Deal.Open d, DealCommand.Reopen _) -> throw no("deal-is-open", d);
      case On(Deal.Open d, DealCommand.ChangeCloseDate c) -> closeDateChanged(d, c, b);
      case On(Deal.Open d, DealCommand.ChangeProbability c) -> probabilityChanged(d, c, b);
      case On(Deal.Open d, DealCommand.ChangeForecastCategory c) -> categoryChanged(d, c, b);
      case On(Deal.Open d, DealCommand.HandOff c) ->
          StagePlan.with(d, List.of(handedOff(d, c, b)), b);
      case On(Deal.Open d, DealCommand.Absorb c) -> List.of(absorbed(d, c, b));
      case On(Deal.Open d, DealCommand.PlanActivity c) -> List.of(planned(d, c, b));
      case On(Deal.Open d, DealCommand.RescheduleActivity c) -> rescheduled(d, c, b);

      case On(Deal.Won _, DealCommand.Win _) -> List.of();
      case On(Deal.Won d, DealCommand.Lose _) -> throw no("reopen-first", d);
      case On(Deal.Won d, DealCommand.Reopen c) -> StagePlan.with(d, List.of(reopened(d, c, b)), b);
      case On(Deal.Won d, DealCommand.Absorb _) -> throw noSurvivor("deal-is-won", d);
      case On(Deal.Won d, DealCommand.OnlyWhileOpen _) -> throw no("deal-is-won", d);

      case On(Deal.Lost _, DealCommand.Lose _) -> List.of();
      case On(Deal.Lost d, DealCommand.Win _) -> throw no("reopen-first", d);
      case On(Deal.Lost d, DealCommand.Reopen c) ->
          StagePlan.with(d, List.of(reopened(d, c, b)), b);
      case On(Deal.Lost d, DealCommand.Absorb _) -> throw noSurvivor("deal-is-lost", d);
      case On(Deal.Lost d, DealCommand.OnlyWhileOpen _) -> throw no("deal-is-lost", d);

      case On(Deal.Merged d, DealCommand.Merge c) when c.into().equals(d.into()) -> List.of();
      case On(Deal.Merged d, DealCommand.Absorb _) -> throw noSurvivor("deal-is-merged", d);
      case On(Deal.Merged d, DealCommand _) -> throw no("deal-is-merged", d);

      case On(Deal.Deleted _, DealCommand.Delete _) -> List.of();
      case On(Deal.Deleted d, DealCommand.Absorb _) -> throw noSurvivor("deal-is-deleted", d);
      case On(Deal.Deleted d, DealCommand _) -> throw no("deal-is-deleted", d);
    };
  }

  /** The pipeline a decision needs, before there is a basis to decide on. */
  static String pipelineOf(Deal deal, DealCommand command, String dealId) {
    return switch (new On(deal, command)) {
      case On(Deal.None _, DealCommand.Open c) -> c.pipelineId();
      case On(Deal.None _, DealCommand.Absorb c) -> c.pipelineId();
      case On(Deal.None _, DealCommand _) -> throw unknown(dealId);
      case On(Deal.Known d, DealCommand _) -> d.facts().pipelineId();
    };
  }

  /** The other pipeline a decision needs; empty where the deal stays where it is. */
  static Optional<String> targetOf(DealCommand command) {
    return command instanceof DealCommand.HandOff c
        ? Optional.of(c.pipelineId())
        : Optional.empty();
  }

  private static Refused unknown(String dealId) {
    return Refused.unknown("unknown-deal", "id", dealId);
  }

  private static Refused exists(Deal.Known deal) {
    return Refused.exists("deal-exists", "id", deal.facts().id());
  }

  /** As the caller sees it, who asked the other deal to be merged into this one. */
  private static Refused noSurvivor(String rule, Deal.Known deal) {
    return noSurvivor(rule, deal.facts().id());
  }

  private static Refused noSurvivor(String rule, String dealId) {
    return new Refused(rule, "into", dealId + " is in the way of it: " + rule);
  }

  private static Refused no(String rule, Deal.Known deal) {
    return new Refused(rule, "id", deal.facts().id() + " is in the way of it: " + rule);
  }
}
