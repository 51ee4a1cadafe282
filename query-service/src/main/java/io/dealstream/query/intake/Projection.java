package io.dealstream.query.intake;

import java.util.List;

/** A read model that events are folded into. */
public interface Projection {

  /**
   * Within the transaction that moves the offsets.
   *
   * @param events new ones only, each aggregate's in its order and without a gap
   * @throws Inapplicable where one contradicts what came before it
   */
  void apply(List<Recorded> events);
}
