package io.dealstream.command.deal;

import java.util.List;

/** Where another room brings what has happened to a deal. */
public interface DealDesk {

  /**
   * Decides the rows in their order, each on what the ones before it made of the deal, by the same
   * rules as any other command; the first accepted row opens the deal. It joins the caller's
   * transaction, and a refused row does not spoil it: refusals are values. Rows of the same deal
   * are cheapest in one call; calls for different deals may come in any order.
   *
   * <p>The deal's own id is derived from the pipeline's id and the external id: the same two always
   * give the same deal.
   *
   * @return what became of each row, in the same order
   * @throws io.dealstream.command.store.LostRace where somebody else changed this deal meanwhile:
   *     roll back the transaction and try afresh
   */
  List<Recorded> record(DealHistory history);
}
