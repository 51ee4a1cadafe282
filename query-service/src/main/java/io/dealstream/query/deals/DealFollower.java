package io.dealstream.query.deals;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A read model that is made of what happens to deals. */
public interface DealFollower {

  /**
   * Within the transaction that applies the events.
   *
   * @param steps in the order of their deals; several of one deal follow each other
   */
  void follow(List<DealStep> steps);

  /** The name it is rebuilt by; null where it is no read model, and nothing is to be rebuilt. */
  default @Nullable String readModel() {
    return null;
  }
}
