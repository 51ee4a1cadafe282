package io.dealstream.command.automation;

import io.dealstream.command.deal.Automated;
import io.dealstream.command.decision.Answer;
import io.dealstream.command.store.Origin;

/** What rules need of deals. */
@FunctionalInterface
interface Deals {

  /**
   * Decides in the piece of work that is running.
   *
   * @throws io.dealstream.command.store.LostRace where a command was faster: nothing of the piece
   *     of work holds
   */
  Answer automate(String dealId, Automated what, Origin origin);
}
