package io.dealstream.command.lead;

import static io.dealstream.command.lead.LeadEvents.captured;
import static io.dealstream.command.lead.LeadEvents.converted;
import static io.dealstream.command.lead.LeadEvents.disqualified;
import static io.dealstream.command.lead.LeadEvents.qualified;
import static io.dealstream.command.lead.LeadEvents.signalReceived;
import static io.dealstream.events.lead.LeadStatus.DISQUALIFIED;
import static io.dealstream.events.lead.LeadStatus.OPEN;
import static io.dealstream.events.lead.LeadStatus.QUALIFIED;

import io.dealstream.command.decision.Basis;
import io.dealstream.command.decision.Refused;
import io.dealstream.events.lead.LeadEvent;
import java.util.List;

/**
 * The lead's state machine: state × command. Whether a lead is worth pursuing may be decided anew,
 * and the last decision counts, until it has become a deal.
 */
final class LeadDecider {

  private record On(Lead lead, LeadCommand command) {}

  private LeadDecider() {}

  /**
   * @return what the command makes happen, in order; empty where it changes nothing
   * @throws Refused where a rule forbids it
   */
  static List<LeadEvent> decide(Lead lead, LeadCommand command, Basis b) {
    return switch (new On(lead, command)) {
      case On(Lead.None _, LeadCommand.Capture c) -> List.of(captured(c, b));
      case On(Lead.None _, LeadCommand _) -> throw Refused.unknown("unknown-lead", "id", b.id());

      case On(Lead.Known _, LeadCommand.Capture _) ->
          throw Refused.exists("lead-exists", "id", b.id());
      case On(Lead.Known l, LeadCommand.AddSignal c) -> signalReceived(l, c, b);

      case On(Lead.Open l, LeadCommand.Qualify c) -> List.of(qualified(l, OPEN, c.reason(), c, b));
      case On(Lead.Open l, LeadCommand.Disqualify c) -> List.of(disqualified(l, OPEN, c, b));
      // What becomes a deal was found worth it: the qualification rate must know.
      case On(Lead.Open l, LeadCommand.Convert c) ->
          List.of(qualified(l, OPEN, c.reason(), c, b), converted(l, c, b));

      case On(Lead.Qualified _, LeadCommand.Qualify _) -> List.of();
      case On(Lead.Qualified l, LeadCommand.Disqualify c) ->
          List.of(disqualified(l, QUALIFIED, c, b));
      case On(Lead.Qualified l, LeadCommand.Convert c) -> List.of(converted(l, c, b));

      case On(Lead.Disqualified _, LeadCommand.Disqualify _) -> List.of();
      case On(Lead.Disqualified l, LeadCommand.Qualify c) ->
          List.of(qualified(l, DISQUALIFIED, c.reason(), c, b));
      case On(Lead.Disqualified l, LeadCommand.Convert _) -> throw no("lead-is-disqualified", l);

      case On(Lead.Converted _, LeadCommand.Qualify _) -> List.of();
      case On(Lead.Converted l, LeadCommand.Disqualify _) -> throw no("lead-is-converted", l);
      case On(Lead.Converted l, LeadCommand.Convert c) -> again(l, c);
    };
  }

  private static List<LeadEvent> again(Lead.Converted lead, LeadCommand.Convert c) {
    if (c.chosen() && !c.dealId().equals(lead.dealId())) {
      throw no("lead-is-converted", lead);
    }
    return List.of();
  }

  private static Refused no(String rule, Lead.Known lead) {
    return new Refused(rule, "id", lead.facts().id() + " is in the way of it: " + rule);
  }
}
