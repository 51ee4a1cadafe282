package io.dealstream.local.data;

import java.util.Optional;

/**
 * A process by its id and the moment it started: ids are given out again, both together are not.
 */
public final class ProcessName {

  // The system counts in hundredths of a second since it started, and corrects its clock.
  private static final long TOLERANCE_MILLIS = 2_000;

  private ProcessName() {}

  public static long startOf(ProcessHandle process) {
    return process.info().startInstant().map(java.time.Instant::toEpochMilli).orElse(0L);
  }

  /** The process, where it is still the one that was meant. */
  public static Optional<ProcessHandle> of(long pid, long startedAt) {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(p -> Math.abs(startOf(p) - startedAt) <= TOLERANCE_MILLIS);
  }
}
