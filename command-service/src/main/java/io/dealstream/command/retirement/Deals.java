package io.dealstream.command.retirement;

import io.dealstream.command.deal.Vacated;
import io.dealstream.command.decision.Answer;
import io.dealstream.command.store.Origin;

/** What a retirement needs of deals. */
@FunctionalInterface
interface Deals {

  /**
   * Decides in the piece of work that is running.
   *
   * @throws io.dealstream.command.store.LostRace where a command was faster: nothing of the piece
   *     of work holds
   */
  Answer vacate(String dealId, Vacated stage, Origin origin);
}
