package io.dealstream.command.imports;

import io.dealstream.command.deal.DealHistory;
import io.dealstream.command.decision.Recorded;
import java.util.Collection;
import java.util.List;

/** What an import needs of deals. All of it in the piece of work that is running. */
interface Deals {

  /**
   * Decides the rows of one deal.
   *
   * @throws io.dealstream.command.store.LostRace where a command was faster: nothing of the piece
   *     of work holds
   */
  List<Recorded> record(DealHistory history);

  /** Says which deals will be asked for. */
  void readAhead(String pipelineId, Collection<String> dealIds);

  /** How many events a deal has; 0 for one that is not there. */
  long eventsOf(String pipelineId, String dealId);
}
