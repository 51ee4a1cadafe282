package io.dealstream.command.schedule;

import io.dealstream.command.store.Origin;
import io.dealstream.command.store.Sent;

/** What is to be done when a time has come. */
public interface DueTask {

  /** Rows that wait are known by it: it never changes. */
  String name();

  /**
   * The command to be sent. It may be sent again after a crash, or too late: where it is no longer
   * so, it must change nothing.
   *
   * @param origin of the command: the clock, because of the event that gave this to wait for
   */
  Sent command(Due due, Origin origin);
}
