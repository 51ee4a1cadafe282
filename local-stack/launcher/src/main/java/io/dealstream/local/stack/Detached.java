package io.dealstream.local.stack;

import io.dealstream.local.data.DataFolder;
import io.dealstream.local.data.RunningCopy;
import io.dealstream.local.data.RunningCopy.Phase;
import io.dealstream.local.patience.Patience;
import io.dealstream.local.signin.PeoplesPasswords;
import io.dealstream.local.terminal.Refusal;
import io.dealstream.local.terminal.Terminal;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A supervisor in the background, watched from here until its copy is ready. */
final class Detached {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  /** Out of the terminal's session where the system can do that; deaf to the terminal anyhow. */
  private static final String AWAY =
      "trap '' INT HUP; if command -v setsid >/dev/null; then exec setsid \"$0\" \"$@\"; fi;"
          + " exec \"$0\" \"$@\"";

  private Detached() {}

  /** Starts what does not run, and returns once everything is ready. */
  static int start(Wish wish, boolean portsWereNamed, Terminal terminal)
      throws IOException, InterruptedException {
    Preflight.makeFolder(wish.data());
    var running = RunningCopy.on(wish.data());
    if (running.isPresent()) {
      if (portsWereNamed && !running.get().ports().equals(wish.ports())) {
        throw new Refusal(Preflight.alreadyRunning(running.get(), wish.data()));
      }
      await(wish.data(), running.get().pid(), terminal);
    } else {
      await(wish.data(), spawn(wish).pid(), terminal);
    }
    return 0;
  }

  private static Process spawn(Wish wish) throws IOException {
    var log = log(wish.data()).toFile();
    return new ProcessBuilder(command(wish))
        .redirectInput(Redirect.from(new File("/dev/null")))
        .redirectErrorStream(true)
        .redirectOutput(Redirect.to(log))
        .start();
  }

  private static List<String> command(Wish wish) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command = new ArrayList<String>(List.of("sh", "-c", AWAY, java));
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-jar", System.getProperty("java.class.path"), "up", "--supervise"));
    command.addAll(wish.asOptions());
    return command;
  }

  private static void await(DataFolder data, long supervisor, Terminal terminal)
      throws IOException, InterruptedException {
    var patience = Patience.endless(BETWEEN_LOOKS);
    try (var view = new StartView(terminal)) {
      while (true) {
        var copy = RunningCopy.last(data).filter(c -> c.pid() == supervisor);
        copy.ifPresent(view::see);
        if (copy.filter(Detached::isUp).isPresent()) {
          terminal.say(
              Welcome.text(data, copy.get(), PeoplesPasswords.in(data))
                  + "\n./dealstream down stops it.");
          return;
        }
        if (ProcessHandle.of(supervisor).filter(ProcessHandle::isAlive).isEmpty()) {
          throw new Refusal(why(data, supervisor));
        }
        patience.pause();
      }
    }
  }

  private static boolean isUp(RunningCopy copy) {
    return copy.phase() == Phase.READY && Supervisor.allReady(copy);
  }

  private static String why(DataFolder data, long supervisor) throws IOException {
    var problem =
        RunningCopy.last(data)
            .filter(c -> c.pid() == supervisor)
            .flatMap(c -> Optional.ofNullable(c.problem()));
    return problem.isPresent() ? problem.get() : lastLine(log(data));
  }

  /** A supervisor that did not come as far as to keep a journal has said why. */
  private static String lastLine(Path log) throws IOException {
    var lines = Files.exists(log) ? Files.readAllLines(log) : List.<String>of();
    return lines.isEmpty()
        ? "the copy ended without a word"
        : lines.getLast().replaceFirst("^dealstream: ", "");
  }

  private static Path log(DataFolder data) {
    return data.logs().resolve("dealstream.log");
  }
}
