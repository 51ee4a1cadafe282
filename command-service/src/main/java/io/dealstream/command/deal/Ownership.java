package io.dealstream.command.deal;

import io.dealstream.command.decision.Reach;
import io.dealstream.command.decision.Refused;

/** Whose deal it is. */
final class Ownership {

  private Ownership() {}

  /**
   * @throws Refused where the deal, as it is or as it would be opened, is out of reach
   */
  static void check(Reach reach, Deal deal, DealCommand command) {
    var covered =
        switch (deal) {
          case Deal.Known d -> reach.covers(d.facts().owner(), d.facts().team());
          case Deal.None _ ->
              !(command instanceof DealCommand.Open c) || reach.covers(c.owner(), c.team());
        };
    if (!covered) {
      throw Refused.notYours("not-your-deal", "owner", "the deal belongs to somebody else");
    }
  }
}
