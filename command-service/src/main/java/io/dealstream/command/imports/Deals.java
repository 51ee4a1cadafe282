package io.dealstream.command.imports;

import io.dealstream.command.deal.DealHistory;
import io.dealstream.command.deal.Recorded;
import java.util.List;

/** What an import needs of deals. */
@FunctionalInterface
interface Deals {

  /**
   * Decides the rows of one deal, in the piece of work that is running.
   *
   * @throws io.dealstream.command.store.LostRace where a command was faster: nothing of the piece
   *     of work holds
   */
  List<Recorded> record(DealHistory history);
}
