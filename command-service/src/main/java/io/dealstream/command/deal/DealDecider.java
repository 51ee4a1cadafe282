package io.dealstream.command.deal;

import static io.dealstream.command.deal.DealEvents.amountChanged;
import static io.dealstream.command.deal.DealEvents.lost;
import static io.dealstream.command.deal.DealEvents.moved;
import static io.dealstream.command.deal.DealEvents.opened;
import static io.dealstream.command.deal.DealEvents.reassigned;
import static io.dealstream.command.deal.DealEvents.reopened;
import static io.dealstream.command.deal.DealEvents.won;

import io.dealstream.command.decision.Refused;
import io.dealstream.events.deal.DealEvent;
import java.util.List;

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
      case On(Deal.None _, DealCommand.Open c) -> List.of(opened(c, b));
      case On(Deal.None _, DealCommand _) -> throw unknown(b.dealId());

      case On(Deal.Known d, DealCommand.Open _) -> throw exists(d);
      case On(Deal.Known d, DealCommand.Reassign c) -> reassigned(d, c, b);
      case On(Deal.Known d, DealCommand.ChangeAmount c) -> amountChanged(d, c, b);

      case On(Deal.Open d, DealCommand.Move c) -> moved(d, c, b);
      case On(Deal.Open d, DealCommand.Win c) -> List.of(won(d, c, b));
      case On(Deal.Open d, DealCommand.Lose c) -> List.of(lost(d, c, b));
      case On(Deal.Open d, DealCommand.Reopen _) -> throw no("deal-is-open", d);

      case On(Deal.Won _, DealCommand.Win _) -> List.of();
      case On(Deal.Won d, DealCommand.Lose _) -> throw no("reopen-first", d);
      case On(Deal.Won d, DealCommand.Move _) -> throw no("deal-is-won", d);
      case On(Deal.Won d, DealCommand.Reopen c) -> List.of(reopened(d, c, b));

      case On(Deal.Lost _, DealCommand.Lose _) -> List.of();
      case On(Deal.Lost d, DealCommand.Win _) -> throw no("reopen-first", d);
      case On(Deal.Lost d, DealCommand.Move _) -> throw no("deal-is-lost", d);
      case On(Deal.Lost d, DealCommand.Reopen c) -> List.of(reopened(d, c, b));
    };
  }

  /** The pipeline a decision needs, before there is a basis to decide on. */
  static String pipelineOf(Deal deal, DealCommand command, String dealId) {
    return switch (new On(deal, command)) {
      case On(Deal.None _, DealCommand.Open c) -> c.pipelineId();
      case On(Deal.None _, DealCommand _) -> throw unknown(dealId);
      case On(Deal.Known d, DealCommand _) -> d.facts().pipelineId();
    };
  }

  private static Refused unknown(String dealId) {
    return Refused.unknown("unknown-deal", "id", dealId);
  }

  private static Refused exists(Deal.Known deal) {
    return Refused.exists("deal-exists", "id", deal.facts().id());
  }

  private static Refused no(String rule, Deal.Known deal) {
    return new Refused(rule, "id", deal.facts().id() + " is in the way of it: " + rule);
  }
}
