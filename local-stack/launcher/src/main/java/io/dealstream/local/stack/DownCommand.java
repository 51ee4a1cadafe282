package io.dealstream.local.stack;

import io.dealstream.local.data.DataOption;
import io.dealstream.local.data.RunningCopy;
import io.dealstream.local.terminal.Refusal;
import io.dealstream.local.terminal.Terminal;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code down}: stops a copy, wherever it was started. */
@Command(name = "down", description = "Stop the running copy; the data stay.")
public final class DownCommand implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @Mixin private DataOption data = new DataOption();

  @Override
  public Integer call() throws IOException, InterruptedException {
    var folder = data.folder();
    var terminal = Terminal.standard();
    var running = RunningCopy.on(folder);
    if (running.isEmpty()) {
      terminal.say("nothing runs on " + folder.root());
      return 0;
    }
    terminal.show("stopping");
    running.flatMap(RunningCopy::supervisor).ifPresent(ProcessHandle::destroy);
    if (!running.get().goneWithin(PATIENCE)) {
      throw new Refusal("the copy, process %d, does not stop".formatted(running.get().pid()));
    }
    terminal.say("stopped");
    return 0;
  }
}
