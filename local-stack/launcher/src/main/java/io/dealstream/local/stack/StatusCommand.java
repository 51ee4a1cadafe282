package io.dealstream.local.stack;

import io.dealstream.local.data.DataOption;
import io.dealstream.local.data.PartState;
import io.dealstream.local.data.RunningCopy;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code status}: what runs. */
@Command(name = "status", description = "Say what runs. Exit 0 where everything is ready, else 1.")
public final class StatusCommand implements Callable<Integer> {

  @Mixin private DataOption data = new DataOption();

  @Override
  public Integer call() throws IOException {
    var folder = data.folder();
    var running = RunningCopy.on(folder);
    if (running.isEmpty()) {
      System.out.println("nothing runs on " + folder.root());
      return 1;
    }
    var copy = running.get();
    System.out.printf("%-10s %-9s process %d%n", "copy", word(copy.phase()), copy.pid());
    copy.parts().forEach(StatusCommand::print);
    System.out.printf("%npage %s/%n", copy.ports().queryUrl());
    return copy.phase() == RunningCopy.Phase.READY && Supervisor.allReady(copy) ? 0 : 1;
  }

  private static void print(PartState part) {
    System.out.printf(
        "%-10s %-9s port %d%s%s%n",
        part.name(),
        word(part.condition()),
        part.port(),
        part.pid() == null ? "" : ", process " + part.pid(),
        part.restarts() == 0 ? "" : ", started again " + part.restarts() + " times");
  }

  private static String word(Enum<?> state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
