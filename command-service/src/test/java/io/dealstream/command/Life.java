package io.dealstream.command;

import io.dealstream.command.store.Together;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Ends in the middle of a piece of work after so many commands, or right after its commit. */
public final class Life {

  /** As a process that is killed: nothing catches it. */
  public static final class Killed extends Error {}

  private final AtomicInteger left;
  private final boolean untilCommit;

  public Life(int commands, boolean untilCommit) {
    this.left = new AtomicInteger(commands);
    this.untilCommit = untilCommit;
  }

  /** Comes before each command. */
  public void spend() {
    if (left.getAndDecrement() <= 0 && !untilCommit) {
      throw new Killed();
    }
  }

  public Together over(Together together) {
    return new Together() {
      @Override
      public <A> A decide(Supplier<A> work) {
        return once(work);
      }

      @Override
      public <A> A once(Supplier<A> work) {
        var done = together.once(work);
        if (left.get() <= 0) {
          throw new Killed();
        }
        return done;
      }
    };
  }
}
