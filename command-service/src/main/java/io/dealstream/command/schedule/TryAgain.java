package io.dealstream.command.schedule;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** After each failure in a row it waits longer, and says so in a line. Nothing is given up. */
final class TryAgain implements FailureHandler<Void> {

  private static final Logger LOG = LoggerFactory.getLogger(TryAgain.class);

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  /** More doublings than lead from the first pause to the longest. */
  private static final int DOUBLINGS = 16;

  @Override
  public void onFailure(ExecutionComplete failed, ExecutionOperations<Void> operations) {
    var failures = failed.getExecution().consecutiveFailures + 1;
    var next = failed.getTimeDone().plus(pauseAfter(failures)).truncatedTo(ChronoUnit.MILLIS);
    LOG.warn(
        "{} was not done, for the {}. time, and is tried again at {}: {}",
        failed.getExecution().taskInstance.getTaskAndInstance(),
        failures,
        next,
        failed.getCause().map(Throwable::toString).orElse("its instance vanished"));
    operations.reschedule(failed, next);
  }

  /**
   * @param failures in a row, at least one
   */
  static Duration pauseAfter(int failures) {
    var pause = FIRST.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS));
    return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
  }
}
