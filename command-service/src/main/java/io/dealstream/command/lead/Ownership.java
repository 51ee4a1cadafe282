package io.dealstream.command.lead;

import io.dealstream.command.decision.Reach;
import io.dealstream.command.decision.Refused;

/** Whose lead it is. */
final class Ownership {

  private Ownership() {}

  /**
   * @throws Refused where the lead, as it is or as it would be captured, is out of reach
   */
  static void check(Reach reach, Lead lead, LeadCommand command) {
    var covered =
        switch (lead) {
          case Lead.Known l -> reach.covers(l.facts().owner(), l.facts().team());
          case Lead.None _ ->
              !(command instanceof LeadCommand.Capture c) || reach.covers(c.owner(), c.team());
        };
    if (!covered) {
      throw Refused.notYours("not-your-lead", "owner", "the lead belongs to somebody else");
    }
  }
}
