package io.dealstream.local.data;

import org.jspecify.annotations.Nullable;

/**
 * How one part of a copy is.
 *
 * @param pid null while no process of it runs
 * @param restarts how often it was started again after it died
 */
public record PartState(
    String name, Condition condition, @Nullable Long pid, int port, int restarts) {

  /** In the order a part goes through them. */
  public enum Condition {
    WAITING,
    STARTING,
    READY,
    DIED,
    STOPPED
  }
}
