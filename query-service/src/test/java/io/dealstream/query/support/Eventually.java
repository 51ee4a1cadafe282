package io.dealstream.query.support;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks again and again until what is asserted holds, for what another process must get round to.
 */
public final class Eventually {

  private static final Duration LONGEST = Duration.ofMinutes(4);
  private static final Duration BETWEEN = Duration.ofMillis(20);

  private Eventually() {}

  public static void eventually(Runnable assertion) {
    eventually(
        () -> {
          assertion.run();
          return null;
        });
  }

  public static <T> T eventually(Callable<T> assertion) {
    var deadline = System.nanoTime() + LONGEST.toNanos();
    while (true) {
      try {
        return assertion.call();
      } catch (AssertionError | RuntimeException notYet) {
        if (System.nanoTime() > deadline) {
          throw notYet;
        }
        LockSupport.parkNanos(BETWEEN.toNanos());
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
