package io.dealstream.local.data;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one part of a copy is.
 *
 * @param pid null while no process of it runs
 * @param startedAt of that process, as {@link RunningCopy#startedAt()}
 * @param restarts how often it was started again after it died
 */
public record PartState(
    String name, Condition condition, @Nullable Long pid, long startedAt, int port, int restarts) {

  /** The process, where it still runs. */
  public Optional<ProcessHandle> process() {
    return pid == null ? Optional.empty() : ProcessName.of(pid, startedAt);
  }

  /** In the order a part goes through them. */
  public enum Condition {
    WAITING,
    STARTING,
    READY,
    /** Runs, and says itself that it is not ready just now. */
    UNWELL,
    DIED,
    STOPPED
  }
}
