package io.dealstream.command;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Waiting for what another thread, process or server must get round to. */
public final class Awaiting {

  private static final Duration LONGEST = Duration.ofMinutes(4);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

  private Awaiting() {}

  /**
   * Looks at once, and often: a test is over as soon as it can be. Looks in the caller's thread,
   * and leaves alone what other threads die of: some are killed on purpose.
   *
   * @param what names the condition where it does not come true in a minute
   */
  public static ConditionFactory await(String what) {
    return Awaitility.await(what)
        .dontCatchUncaughtExceptions()
        .pollInSameThread()
        .pollDelay(Duration.ZERO)
        .pollInterval(BETWEEN_LOOKS)
        .atMost(LONGEST);
  }
}
