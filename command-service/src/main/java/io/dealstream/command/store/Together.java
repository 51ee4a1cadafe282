package io.dealstream.command.store;

import java.util.function.Supplier;

/**
 * All that is decided in one piece of work is stored in one commit, or nothing of it. Inside
 * another one it joins that: then the outer one decides what is tried again.
 */
public interface Together {

  /**
   * Once more on fresh state for each lost race, three times in all: the work may run several
   * times, and only its last run counts.
   *
   * @return what the work returned, after all is durable
   * @throws LostRace where others were faster each time
   * @throws StoreBusy where too much is waiting to be stored
   * @throws OutcomeUnknown where nobody can say what was stored
   */
  <A> A decide(Supplier<A> work);

  /**
   * The same with a single try, and it waits for room where much is waiting to be stored. The work
   * may still run twice: once on what is remembered, and once on what is stored.
   *
   * @throws LostRace where somebody else was faster
   * @throws OutcomeUnknown where nobody can say what was stored
   */
  <A> A once(Supplier<A> work);
}
