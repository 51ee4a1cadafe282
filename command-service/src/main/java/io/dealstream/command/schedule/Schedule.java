package io.dealstream.command.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Looks for what has fallen due as long as the service runs. */
final class Schedule implements SmartLifecycle {

  private final Supplier<Scheduler> scheduler;
  private volatile @Nullable Scheduler running;

  /**
   * @param scheduler a new one for each start: one that was stopped cannot go on
   */
  Schedule(Supplier<Scheduler> scheduler) {
    this.scheduler = scheduler;
  }

  @Override
  public void start() {
    var started = scheduler.get();
    running = started;
    started.start();
  }

  /** Waits for what is under way. */
  @Override
  public void stop() {
    var stopped = running;
    running = null;
    if (stopped != null) {
      stopped.stop();
    }
  }

  @Override
  public boolean isRunning() {
    return running != null;
  }
}
