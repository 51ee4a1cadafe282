package io.dealstream.command.decision;

import java.util.function.Supplier;

/** What a command came to, as a value: a refusal must not spoil a transaction it shares. */
public sealed interface Answer {

  /**
   * @param version of the aggregate now: the number of its last event, from 0
   * @param events appended by this command; 0 where it changed nothing
   */
  record Done(long version, int events) implements Answer {}

  record No(Refusal refusal) implements Answer {}

  static Answer of(Supplier<Done> decision) {
    try {
      return decision.get();
    } catch (Refused refused) {
      return new No(refused.refusal());
    }
  }
}
