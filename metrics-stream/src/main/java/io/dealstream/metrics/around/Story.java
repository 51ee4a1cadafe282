package io.dealstream.metrics.around;

import io.dealstream.events.DomainEvent;
import io.dealstream.metrics.bytes.Codec;
import io.dealstream.metrics.figures.Ledger;
import io.dealstream.metrics.tally.Slots.Source;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an aggregate with each of its events, and what that adds to figures.
 *
 * @param <S> what must be known of it: what it counts for now, and where
 */
public interface Story<E extends DomainEvent, S> {

  /** Where its events come from. */
  Source source();

  /** The name of the store that holds what is known. */
  String store();

  Codec<S> codec();

  /**
   * Whether an event can come after what is known, beyond its number and its time.
   *
   * @return the rule it breaks, or null
   */
  @Nullable String brokenBy(@Nullable S before, E event);

  /**
   * Takes in an event that breaks no rule.
   *
   * @param ledger is told what is counted from now on, and what no longer is
   */
  S after(@Nullable S before, E event, Ledger ledger);
}
