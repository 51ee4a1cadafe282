package io.dealstream.local.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** One of the processes a copy is made of: how to start it. */
interface Part {

  /** As people and the other commands call it. */
  String name();

  int port();

  /** Parts without which it cannot even start. */
  List<String> needs();

  /** Where it writes what goes wrong. */
  Path log();

  /**
   * Starts it, and returns once it is ready.
   *
   * @throws IOException where it ended, or was not ready in time; nothing of it is left then
   */
  Running start() throws IOException, InterruptedException;

  /** A part that was ready. */
  interface Running {

    ProcessHandle process();

    /** Whether it is ready still; a part that lives may wait for another that has died. */
    default boolean isWell() throws InterruptedException {
      return true;
    }

    /** Returns once it has ended. */
    void stop() throws IOException;
  }
}
