package io.dealstream.query.deals;

import java.util.List;

/** A read model that is made of what happens to deals. */
public interface DealFollower {

  /**
   * Within the transaction that applies the events.
   *
   * @param steps in the order of their deals; several of one deal follow each other
   */
  void follow(List<DealStep> steps);
}
