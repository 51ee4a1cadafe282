package io.dealstream.command.store;

import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Opens a write set in the outermost unit of work and hands it to the writer when that commits.
 * Until then no connection is held; from then on the caller waits. Axon keeps the aggregates of a
 * unit of work locked until it is over, so within this process nobody sees what is not yet durable.
 */
final class GroupCommit implements Together, TransactionManager {

  private static final int TRIES = 3;

  private static final Transaction JOINED =
      new Transaction() {
        @Override
        public void commit() {}

        @Override
        public void rollback() {}
      };

  private final Writer writer;
  private final Present present;

  GroupCommit(Writer writer, Present present) {
    this.writer = writer;
    this.present = present;
  }

  @Override
  public <A> A decide(Supplier<A> work) {
    return attempt(work, TRIES, false);
  }

  @Override
  public <A> A once(Supplier<A> work) {
    return attempt(work, 1, true);
  }

  private <A> A attempt(Supplier<A> work, int tries, boolean patient) {
    if (CurrentUnitOfWork.isStarted()) {
      return work.get();
    }
    var mayRecall = true;
    for (var lost = 0; ; ) {
      try {
        return run(work, mayRecall, patient);
      } catch (DecidedOnMemory again) {
        mayRecall = false;
      } catch (LostRace race) {
        mayRecall = false;
        if (++lost == tries) {
          throw race;
        }
      }
    }
  }

  private <A> A run(Supplier<A> work, boolean mayRecall, boolean patient) {
    var unit = DefaultUnitOfWork.<Message<?>>startAndGet(null);
    var set = WriteSet.openIn(unit, mayRecall);
    A answer;
    try {
      unit.onCommit(_ -> store(set, patient));
      answer = work.get();
    } catch (Throwable failure) {
      unit.rollback(failure);
      check(set.recalled());
      throw failure;
    }
    commit(unit, set);
    return answer;
  }

  /**
   * Whoever stood on a premise that was remembered and is no longer so has lost no race: others
   * were done long before.
   */
  private void commit(UnitOfWork<?> unit, WriteSet set) {
    try {
      unit.commit();
    } catch (LostRace lost) {
      check(new Recalled(Map.of(), set.recalled().premises()));
      throw lost;
    }
  }

  private void store(WriteSet set, boolean patient) {
    check(set.untested());
    if (set.isEmpty()) {
      return;
    }
    writer.take(set, patient);
    try {
      set.durable().join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException known ? known : failed;
    }
  }

  private void check(Recalled recalled) {
    if (!recalled.isEmpty() && !present.agreesWith(recalled)) {
      throw new DecidedOnMemory();
    }
  }

  /** Axon asks for one around each command; what it stands in is opened and ended above. */
  @Override
  public Transaction startTransaction() {
    WriteSet.current();
    return JOINED;
  }
}
