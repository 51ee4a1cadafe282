package io.dealstream.metrics.figures;

import io.dealstream.events.DomainEvent;

/**
 * A metric's half in stage 1 where each event says all there is to count, whatever came before it.
 */
@FunctionalInterface
public interface EventCounting<E extends DomainEvent> {

  void count(E event, Ledger ledger);
}
