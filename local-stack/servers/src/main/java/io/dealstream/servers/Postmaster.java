package io.dealstream.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * PostgreSQL's first process. It leaves its starter's process group and would outlive it: a shell
 * holds a line to the starter, and tells the server to stop when that line ends.
 */
final class Postmaster {

  /** A fast shutdown takes as long as writing a checkpoint does. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final ProcessHandle process;
  private final Process lifeline;

  private Postmaster(ProcessHandle process, Process lifeline) {
    this.process = process;
    this.lifeline = lifeline;
  }

  /** The running server of that folder. */
  static Postmaster of(Path data) throws IOException {
    var process = running(data).orElseThrow(() -> new IOException("PostgreSQL ended at once"));
    var lifeline =
        new ProcessBuilder(
                "sh",
                "-c",
                "trap '' INT HUP; while read -r _; do :; done; kill -INT \"$0\"",
                Long.toString(process.pid()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new Postmaster(process, lifeline);
  }

  /** Ends a server that was left behind on that folder, and waits until it has ended. */
  static void endOrphan(Path data) throws IOException {
    var orphan = running(data);
    if (orphan.isPresent()) {
      signal(orphan.get(), "-INT");
      awaitEnd(orphan.get());
    }
  }

  ProcessHandle process() {
    return process;
  }

  /** From now on the server is stopped by name, not by the line. */
  void letGo() {
    lifeline.destroyForcibly();
  }

  /** An immediate shutdown, in PostgreSQL's words. */
  void quit() throws IOException {
    signal(process, "-QUIT");
  }

  private static void signal(ProcessHandle process, String signal) throws IOException {
    new ProcessBuilder("kill", signal, Long.toString(process.pid())).start();
  }

  void awaitEnd() throws IOException {
    awaitEnd(process);
  }

  private static void awaitEnd(ProcessHandle process) throws IOException {
    try {
      process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException lives) {
      throw new IOException(
          "PostgreSQL, process " + process.pid() + ", does not end in " + PATIENCE, lives);
    } catch (InterruptedException stopNow) {
      Thread.currentThread().interrupt();
    }
  }

  /** The pid file outlives a server that was killed, and its number may be another's by now. */
  private static Optional<ProcessHandle> running(Path data) throws IOException {
    var file = data.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    var pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(Postmaster::isPostgres);
  }

  /** Where the system does not tell, the pid file is believed. */
  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().map(c -> c.endsWith("postgres")).orElse(true);
  }
}
