package io.dealstream.metrics.figures;

import io.dealstream.metrics.facts.Fact;

/** A metric's half in stage 1: what a fact adds to which of its figures. */
@FunctionalInterface
public interface Counting {

  void count(Fact fact, Ledger ledger);
}
