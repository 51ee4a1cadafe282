package io.dealstream.command.deal;

/** A deal's past, brought with everything its decisions stand on. */
record DealPast(DealHistory history, Basis basis) {}
